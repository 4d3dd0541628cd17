/** The twin of laggedProducts without WebAssembly: sum by sum. */
export function plainLaggedProducts(
  x: Float64Array,
  ys: readonly Float64Array[],
  firstShift: number,
  count: number
): Float64Array {
  const products = new Float64Array(ys.length * count);
  ys.forEach((y, row) => {
    for (let k = 0; k < count; k++) {
      const shift = firstShift + k;
      const to = Math.min(x.length, y.length - shift);
      products[row * count + k] = shiftedProduct(x, y, Math.max(0, -shift), to, shift);
    }
  });
  return products;
}

/** Four sums at a time, so that one addition need not wait for the one before. */
function shiftedProduct(x: Float64Array, y: Float64Array, from: number, to: number, shift: number): number {
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    const j = i + shift;
    sum1 += x[i] * y[j];
    sum2 += x[i + 1] * y[j + 1];
    sum3 += x[i + 2] * y[j + 2];
    sum4 += x[i + 3] * y[j + 3];
  }
  for (; i < to; i++) {
    sum1 += x[i] * y[i + shift];
  }
  return sum1 + sum2 + (sum3 + sum4);
}

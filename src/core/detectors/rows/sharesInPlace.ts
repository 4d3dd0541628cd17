/** Makes numbers that are not negative sum to 1; leaves them all 0 where they are, or where one is not finite. */
export function sharesInPlace(values: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
  }
  const factor = sum > 0 && Number.isFinite(sum) ? 1 / sum : 0;
  for (let i = 0; i < values.length; i++) {
    values[i] = factor === 0 ? 0 : values[i] * factor;
  }
}

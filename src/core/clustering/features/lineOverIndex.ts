/** A straight line through values at the positions 0, 1, 2, …: value ≈ meanValue + slope × (position − meanPosition). */
export interface LineOverIndex {
  readonly slope: number;
  readonly meanPosition: number;
  readonly meanValue: number;
}

/** The least-squares line through the present values; its slope is 0 for fewer than two. */
export function lineOverIndex(values: Float64Array): LineOverIndex {
  let count = 0;
  let meanPosition = 0;
  let meanValue = 0;
  let spread = 0;
  let product = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) {
      count++;
      const before = i - meanPosition;
      meanPosition += before / count;
      meanValue += (values[i] - meanValue) / count;
      spread += before * (i - meanPosition);
      product += before * (values[i] - meanValue);
    }
  }
  return { slope: spread > 0 ? product / spread : 0, meanPosition, meanValue };
}

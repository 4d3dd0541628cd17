/** Past this many bandwidths a kernel is below 1e-17 of its peak. */
const reach = 8.9;

/**
 * Σ exp(-½ ((g - x) / bandwidth)²) over all values x, for every point g of an even grid. Each kernel is followed outwards
 * from its centre by two multiplications a grid point: exact to about 1e-12 of the sum's peak.
 */
export function gaussianSums(values: Float64Array, grid: Float64Array, bandwidth: number): Float64Array {
  const size = grid.length;
  const sums = new Float64Array(size);
  const origin = grid[0];
  const step = (grid[size - 1] - origin) / Math.max(1, size - 1) / bandwidth;
  const shrink = Math.exp(-step * step);
  const points = Math.ceil(reach / step);
  for (let i = 0; i < values.length; i++) {
    const place = (values[i] - origin) / bandwidth;
    const nearest = Math.min(size - 1, Math.max(0, Math.round(place / step)));
    const distance = nearest * step - place;
    const peak = Math.exp(-0.5 * distance * distance);
    sums[nearest] += peak;
    let kernel = peak;
    let ratio = Math.exp(-distance * step - 0.5 * step * step);
    const last = Math.min(size - 1, nearest + points);
    for (let j = nearest + 1; j <= last; j++) {
      kernel *= ratio;
      ratio *= shrink;
      sums[j] += kernel;
    }
    kernel = peak;
    ratio = Math.exp(distance * step - 0.5 * step * step);
    const first = Math.max(0, nearest - points);
    for (let j = nearest - 1; j >= first; j--) {
      kernel *= ratio;
      ratio *= shrink;
      sums[j] += kernel;
    }
  }
  return sums;
}

import { bandwidthFactor } from '../../core/statistics/densities/kernelDensity';

/** A density of points in the plane at the corners of an even grid over the unit square, row by row from y = 0. */
export interface DensityGrid {
  readonly size: number;
  /** Up to a factor. */
  readonly density: Float64Array;
}

/** Kernels end after this many deviations: 1 % of the peak is left there. */
const kernelReach = 3;

/**
 * A kernel density estimate with the bandwidth of scipy's gaussian_kde (Scott's rule, the covariance of the points), by
 * binning: points share out their weight to the four corners of their cell, then every corner's weight is spread with
 * the kernel. Undefined for fewer than three points and for points on a line.
 *
 * @param x 0 … 1; others are left out
 */
export function densityGrid(
  x: Float64Array,
  y: Float64Array,
  isCounted: (point: number) => boolean,
  size: number
): DensityGrid | undefined {
  const weights = new Float64Array(size * size);
  const cells = size - 1;
  let count = 0;
  const sums = { x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
  for (let point = 0; point < x.length; point++) {
    const px = x[point] * cells;
    const py = y[point] * cells;
    if (!(px >= 0 && py >= 0 && px <= cells && py <= cells) || !isCounted(point)) {
      continue;
    }
    addInPlace(weights, size, px, py);
    count++;
    sums.x += px;
    sums.y += py;
    sums.xx += px * px;
    sums.xy += px * py;
    sums.yy += py * py;
  }
  const scale = bandwidthFactor('scott', count, 2) ** 2 / (count - 1);
  const xx = (sums.xx - (sums.x * sums.x) / count) * scale;
  const xy = (sums.xy - (sums.x * sums.y) / count) * scale;
  const yy = (sums.yy - (sums.y * sums.y) / count) * scale;
  const determinant = xx * yy - xy * xy;
  if (count < 3 || !(determinant > 1e-9 * xx * yy)) {
    return undefined;
  }
  return { size, density: spread(weights, size, { xx, xy, yy }, determinant) };
}

function addInPlace(weights: Float64Array, size: number, px: number, py: number): void {
  const left = Math.min(size - 2, Math.floor(px));
  const low = Math.min(size - 2, Math.floor(py));
  const right = px - left;
  const high = py - low;
  const at = low * size + left;
  weights[at] += (1 - right) * (1 - high);
  weights[at + 1] += right * (1 - high);
  weights[at + size] += (1 - right) * high;
  weights[at + size + 1] += right * high;
}

function spread(
  weights: Float64Array,
  size: number,
  covariance: { readonly xx: number; readonly xy: number; readonly yy: number },
  determinant: number
): Float64Array {
  const reachX = Math.min(size, Math.ceil(kernelReach * Math.sqrt(covariance.xx)));
  const reachY = Math.min(size, Math.ceil(kernelReach * Math.sqrt(covariance.yy)));
  const kernelWidth = 2 * reachX + 1;
  const kernel = new Float64Array(kernelWidth * (2 * reachY + 1));
  for (let dy = -reachY; dy <= reachY; dy++) {
    for (let dx = -reachX; dx <= reachX; dx++) {
      const form = (covariance.yy * dx * dx - 2 * covariance.xy * dx * dy + covariance.xx * dy * dy) / determinant;
      kernel[(dy + reachY) * kernelWidth + dx + reachX] = Math.exp(-0.5 * form);
    }
  }
  const density = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const weight = weights[row * size + column];
      if (weight === 0) {
        continue;
      }
      const fromX = Math.max(0, column - reachX);
      const toX = Math.min(size - 1, column + reachX);
      const toY = Math.min(size - 1, row + reachY);
      for (let y = Math.max(0, row - reachY); y <= toY; y++) {
        let kernelAt = (y - row + reachY) * kernelWidth + fromX - column + reachX;
        for (let at = y * size + fromX; at <= y * size + toX; at++) {
          density[at] += weight * kernel[kernelAt++];
        }
      }
    }
  }
  return density;
}

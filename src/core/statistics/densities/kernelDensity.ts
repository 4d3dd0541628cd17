import { ordinarySample } from '../../kernels/ordinarySample';
import { asFloat64 } from '../asFloat64';
import { binnedGaussianSums } from './binnedGaussianSums';
import { extent } from '../extent';
import { gaussianSums } from './gaussianSums';
import { moments } from '../moments';
import { presentValues } from '../presentValues';
import { standardDeviationOf } from '../variance';

/** How the bandwidth follows from the sample: a rule of thumb, or the factor on the sample's standard deviation itself. */
export type BandwidthRule = 'scott' | 'silverman' | number;

/** What shapes an estimate of a density; what is left out is as seaborn's violin. */
export interface DensityOptions {
  /** `scott` by default. */
  readonly rule?: BandwidthRule;
  /** Multiplies the bandwidth; 1 by default. */
  readonly adjust?: number;
  /** How many bandwidths the curve goes on past the extreme values; 2 by default. */
  readonly cut?: number;
  /** How many points the curve has; 100 by default. */
  readonly gridSize?: number;
}

/** A density curve over an even grid. */
export interface Density {
  /** Ascending, in the unit of the data. */
  readonly support: Float64Array;
  /** Per unit of the data: the curve's integral is 1 but for what `cut` leaves out. */
  readonly density: Float64Array;
  /** The standard deviation of the Gaussian kernel, in the unit of the data. */
  readonly bandwidth: number;
  /** The bandwidth divided by the sample's standard deviation. */
  readonly factor: number;
}

/** More values than this are sorted into bins first. */
const mostExact = 5000;

/**
 * A Gaussian kernel density estimate of the present values, as scipy's gaussian_kde over seaborn's grid. Undefined where
 * no density exists: no spread, fewer than two values, an infinite value, or a bandwidth of 0.
 *
 * Exact to about 1e-12 of the peak up to 5000 values, past that to better than 1e-5 of it.
 */
export function kernelDensity(values: ArrayLike<number>, options: DensityOptions = {}): Density | undefined {
  const plain = asFloat64(values);
  const ordinary = ordinarySample(plain);
  const present = ordinary ? plain : presentValues(values);
  const factor = bandwidthFactor(options.rule ?? 'scott', present.length, 1) * (options.adjust ?? 1);
  const deviation = ordinary
    ? Math.sqrt(ordinary.sum2 / (present.length - 1))
    : standardDeviationOf(moments(present), 'sample');
  const bandwidth = deviation * factor;
  if (!(bandwidth > 0 && bandwidth < Infinity)) {
    return undefined;
  }
  const { low, high } = ordinary ? { low: ordinary.least, high: ordinary.greatest } : extent(present);
  const cut = (options.cut ?? 2) * bandwidth;
  const support = evenGrid(low - cut, high + cut, options.gridSize ?? 100);
  const sums = present.length > mostExact ? binnedGaussianSums : gaussianSums;
  const norm = 1 / (present.length * bandwidth * Math.sqrt(2 * Math.PI));
  const density = sums(present, support, bandwidth).map((sum) => sum * norm);
  return { support, density, bandwidth, factor };
}

/**
 * The bandwidth as a share of the standard deviation: n^(-1/(d+4)) (Scott) or (n (d + 2) / 4)^(-1/(d+4)) (Silverman) for
 * `count` points in `dimensions`.
 */
export function bandwidthFactor(rule: BandwidthRule, count: number, dimensions: number): number {
  switch (rule) {
    case 'scott':
      return count ** (-1 / (dimensions + 4));
    case 'silverman':
      return ((count * (dimensions + 2)) / 4) ** (-1 / (dimensions + 4));
    default:
      return rule;
  }
}

function evenGrid(from: number, to: number, size: number): Float64Array {
  const grid = new Float64Array(size);
  const step = (to - from) / Math.max(1, size - 1);
  for (let i = 0; i < size; i++) {
    grid[i] = i === size - 1 ? to : from + i * step;
  }
  return grid;
}

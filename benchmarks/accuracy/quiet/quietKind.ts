import { type SeededRandom } from './seededRandom';

/** The times of a generated series: even, from a Monday's midnight in UTC. */
export interface QuietGrid {
  readonly startMs: number;
  readonly stepMs: number;
  readonly length: number;
}

/** A series in which nothing is wrong, and what is known of how it came about. */
export interface FaultFree {
  readonly values: Float64Array;
  /** The mean of the process at a time, as far as the time alone decides it. */
  readonly expectedAt: (timeMs: number) => number;
  /** Whether `expectedAt` has a rhythm of days, and whether its weekends differ. */
  readonly rhythm: 'none' | 'daily' | 'weekly';
  /** The values that the series can take. */
  readonly minimum: number;
  readonly maximum: number;
  /** What values are multiples of; 0 where they are continuous. */
  readonly resolution: number;
}

/** A kind of series as monitoring sees it; each drawn series has parameters of its own. */
export interface QuietKind {
  readonly name: string;
  readonly draw: (random: SeededRandom, grid: QuietGrid) => FaultFree;
}

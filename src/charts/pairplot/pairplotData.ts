import { type FormatValue } from '../formatValue';

/** What is computed with: plain data. */
export interface PairplotSamples {
  readonly variables: readonly SampledVariable[];
  /** The group of each sample, from 0; below 0 it is left out of everything. */
  readonly groups: Int32Array;
  readonly groupCount: number;
}

export interface SampledVariable {
  /** A value a sample; NaN where it is missing. */
  readonly values: Float64Array;
  /** The ends of its axis where they are given. */
  readonly min: number | null;
  readonly max: number | null;
}

/** One variable of a pairplot: a row and a column of cells. */
export interface PairplotVariable {
  readonly name: string;
  readonly values: Float64Array;
  readonly format: FormatValue;
}

/** Samples of several variables, as they are placed. */
export interface PairplotData {
  readonly variables: readonly PairplotVariable[];
}

export type PairKind = 'points' | 'hexagons' | 'contours';
export type DiagonalKind = 'density' | 'histogram' | 'none';

export interface PairplotOptions {
  readonly isCorner: boolean;
  readonly showRegression: boolean;
  readonly showCorrelation: boolean;
  /** CSS pixels kept free on the right, for a colour bar. */
  readonly rightSpace: number;
  readonly fontSize: number;
}

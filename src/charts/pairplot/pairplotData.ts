import { type FormatValue } from '../formatValue';

/** One variable of a pairplot: a row and a column of cells. */
export interface PairplotVariable {
  readonly name: string;
  /** A value a sample; NaN where it is missing. */
  readonly values: Float64Array;
  readonly min: number | null;
  readonly max: number | null;
  readonly format: FormatValue;
}

/** Samples of several variables, each in a group. */
export interface PairplotData {
  readonly variables: readonly PairplotVariable[];
  /** The group of each sample, from 0; below 0 it is left out of everything. */
  readonly groups: Int32Array;
  readonly groupCount: number;
}

export type PairKind = 'points' | 'hexagons' | 'contours';
export type DiagonalKind = 'density' | 'histogram' | 'none';

export interface PairplotOptions {
  readonly isCorner: boolean;
  readonly kind: PairKind;
  readonly diagonal: DiagonalKind;
  readonly showRegression: boolean;
  readonly showCorrelation: boolean;
  /** CSS pixels kept free on the right, for a colour bar. */
  readonly rightSpace: number;
  readonly fontSize: number;
}

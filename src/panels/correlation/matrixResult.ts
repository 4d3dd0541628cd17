import { type LinkageTree } from '../../core/clustering/trees/linkageTree';
import { type CorrelationMethod } from './options';

/** Numbers that go with each pair, flat like the values. */
export interface PairDetails {
  readonly r?: Float64Array;
  readonly n?: Float64Array;
  readonly p?: Float64Array;
  readonly q?: Float64Array;
  /** Values as they were before they were rescaled. */
  readonly raw?: Float64Array;
  /** Milliseconds; positive where the column's series follows the row's. */
  readonly lagMs?: Float64Array;
}

/** A computed matrix, rows and columns in the order of the input. */
export interface MatrixResult {
  readonly kind: 'correlation' | 'lag' | 'values';
  readonly method: CorrelationMethod | null;
  /** Unit of the values, where they have one of their own. */
  readonly unit?: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Start of each column in epoch milliseconds, where columns are intervals of time. */
  readonly columnTimes?: Float64Array;
  readonly values: Float64Array;
  readonly details: PairDetails;
  /** Values are deviations or shares, without the unit of the data. */
  readonly isRescaled?: boolean;
}

/** A matrix in the order that it is shown in. Column times are given only where columns are in their order. */
export interface ArrangedMatrix extends MatrixResult {
  /** Between which numbers the values lie; null without values. */
  readonly range: readonly [number, number] | null;
  readonly rowTree: LinkageTree | null;
  readonly columnTree: LinkageTree | null;
  readonly hidden: Uint8Array | null;
}

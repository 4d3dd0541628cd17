/** A matrix to draw. `values` is flat, row after row; NaN is a cell without a value. */
export interface HeatmapData {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: Float64Array;
  /** 1 hides a cell (a masked triangle, an insignificant value); absent where nothing is hidden. */
  readonly hidden?: Uint8Array;
}

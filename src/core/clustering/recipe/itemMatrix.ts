/** Items in numbers: row-major, a row an item, all finite. */
export interface ItemMatrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

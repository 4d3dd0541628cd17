/** The items that have every number, and their numbers. */
export interface CompleteItems {
  /** Row → item. */
  readonly items: Int32Array;
  /** Row-major, all finite. */
  readonly values: Float64Array;
}

/**
 * Leaves out items that lack a number: what is unknown is neither near to nor far from anything.
 *
 * @param values row-major, `columns` numbers an item
 * @param chosen the columns that count, all of them by default
 */
export function completeItems(values: Float64Array, columns: number, chosen?: Int32Array): CompleteItems {
  const kept = chosen ?? new Int32Array(columns).map((_, column) => column);
  const count = columns === 0 ? 0 : values.length / columns;
  const items = new Int32Array(count)
    .map((_, item) => item)
    .filter((item) => kept.every((column) => Number.isFinite(values[item * columns + column])));
  const complete = new Float64Array(items.length * kept.length);
  for (let row = 0; row < items.length; row++) {
    for (let c = 0; c < kept.length; c++) {
      complete[row * kept.length + c] = values[items[row] * columns + kept[c]];
    }
  }
  return { items, values: complete };
}

/** A column that stands still is taken to vary by this share of its mean. */
const leastShare = 1e-3;
/** What a column that stands still at 0 is taken to vary by. */
const leastSpread = 1e-6;

/** Deviations of this share of the mean are rounding. */
export const roundingShare = 1e-12;

/** The means and standard deviations of the columns of rows, to compare columns of different units. */
export class ColumnScale {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** 1 for each column that stood still: its deviation is made up. */
  readonly isStill: Uint8Array;

  /**
   * From `rows`: flat, `columns` values a row, without NaN, one row at least.
   *
   * @param stillShare a column stands still where it varies by no more than this share of its mean; with `roundingShare` it does not matter
   *   where a column's 0 lies
   */
  constructor(rows: Float64Array, columns: number, stillShare = leastShare) {
    const count = rows.length / columns;
    this.means = new Float64Array(columns);
    this.deviations = new Float64Array(columns);
    this.isStill = new Uint8Array(columns);
    for (let i = 0; i < rows.length; i++) {
      this.means[i % columns] += rows[i] / count;
    }
    for (let i = 0; i < rows.length; i++) {
      this.deviations[i % columns] += (rows[i] - this.means[i % columns]) ** 2 / count;
    }
    for (let c = 0; c < columns; c++) {
      const least = Math.max(leastShare * Math.abs(this.means[c]), leastSpread * Number(this.means[c] === 0));
      const deviation = Math.sqrt(this.deviations[c]);
      this.isStill[c] = Number(deviation <= stillShare * Math.abs(this.means[c]));
      this.deviations[c] = this.isStill[c] === 1 ? Math.max(deviation, least) : deviation;
    }
  }

  /** Rows in standard deviations from the means, cut at ± `largest`: one wild column must not hide all others. */
  standardised(rows: Float64Array, largest = 10): Float64Array {
    const columns = this.means.length;
    return rows.map((value, i) => {
      const scaled = (value - this.means[i % columns]) / this.deviations[i % columns];
      return Math.min(Math.max(scaled, -largest), largest);
    });
  }
}

/** A column that (nearly) stands still is taken to vary by this share of its mean. */
const leastShare = 1e-3;
/** What a column that stands still at 0 is taken to vary by. */
const leastSpread = 1e-6;

/** The means and standard deviations of the columns of rows, to compare columns of different units. */
export class ColumnScale {
  readonly means: Float64Array;
  readonly deviations: Float64Array;

  /** From `rows`: flat, `columns` values a row, without NaN, one row at least. */
  constructor(rows: Float64Array, columns: number) {
    const count = rows.length / columns;
    this.means = new Float64Array(columns);
    this.deviations = new Float64Array(columns);
    for (let i = 0; i < rows.length; i++) {
      this.means[i % columns] += rows[i] / count;
    }
    for (let i = 0; i < rows.length; i++) {
      this.deviations[i % columns] += (rows[i] - this.means[i % columns]) ** 2 / count;
    }
    for (let c = 0; c < columns; c++) {
      const least = Math.max(leastShare * Math.abs(this.means[c]), leastSpread * Number(this.means[c] === 0));
      this.deviations[c] = Math.max(Math.sqrt(this.deviations[c]), least);
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

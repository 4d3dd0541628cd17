import { type ColumnScale } from './columnScale';

/** What a column that stood still spans, in the deviations that it is taken to have. */
const stillWidth = 10;
/** How far outside does not matter beyond this: one wild column must not hide all others. */
const farthest = 2;

/**
 * The range of each column of a training. What lies farther outside than the training spans is an anomaly that neither trees nor cut
 * distances can tell from the training's own edge, as a count that was 0 but for single ones has it.
 */
export class KnownRange {
  private readonly low: Float64Array;
  private readonly high: Float64Array;

  /** Of `rows`: flat, as many values a row as the scale has columns. */
  constructor(
    rows: Float64Array,
    private readonly scale: ColumnScale
  ) {
    const columns = scale.means.length;
    this.low = new Float64Array(columns).fill(Infinity);
    this.high = new Float64Array(columns).fill(-Infinity);
    for (let i = 0; i < rows.length; i++) {
      const c = i % columns;
      this.low[c] = Math.min(this.low[c], rows[i]);
      this.high[c] = Math.max(this.high[c], rows[i]);
    }
  }

  /**
   * The greater of a score and of how far the row lies outside at most, in widths of the range (above 1 is anomalous). Where that is
   * the greater one, `contributions` become those of the column.
   */
  scoreInPlace(score: number, row: Float64Array, contributions: Float64Array): number {
    let most = Math.max(1, score);
    let column = -1;
    for (let c = 0; c < row.length; c++) {
      const outside = Math.min(this.widthsOutside(row[c], c), farthest);
      if (outside > most) {
        most = outside;
        column = c;
      }
    }
    if (column < 0) {
      return score;
    }
    contributions.fill(0);
    contributions[column] = 1;
    return most;
  }

  private widthsOutside(value: number, column: number): number {
    const { low, high, scale } = this;
    const width = scale.isStill[column] === 1 ? stillWidth * scale.deviations[column] : high[column] - low[column];
    return Math.max(value - high[column], low[column] - value) / width;
  }
}

import { quantileOfSorted } from '../../order/quantileOfSorted';
import { quantile } from '../../statistics/quantile';
import { SampleRing } from '../windows/sampleRing';

/** The range of a column is what one row in a thousand leaves on either side. */
const outside = 0.001;
/** So many rows are needed to know it. */
const fewestRows = 1 / outside;
/** Over so many rows the excess is averaged. */
const smoothing = 10;
/** A training is never so steady that a smaller excess, in standard deviations, would matter. */
const leastUsual = 0.02;

/**
 * How far rows lie outside the ranges that the columns had in the training: the mean excess of the columns, in standard deviations, over the
 * last rows. It is measured by what either half of the training exceeds the ranges of the other by: a training that wanders by itself teaches that.
 */
export class RangeView {
  /** By how much each column of the last row left its range. */
  readonly terms: Float64Array;
  private readonly ranges: readonly ColumnRange[] | undefined;
  private readonly usual: number = 0;
  private readonly last = new SampleRing(smoothing);

  /** From standardised rows: flat, `columns` values a row. With too few rows it has nothing to say. */
  constructor(rows: Float64Array, columns: number) {
    this.terms = new Float64Array(columns);
    const count = rows.length / columns;
    if (count >= fewestRows) {
      const middle = Math.floor(count / 2) * columns;
      const [earlier, later] = [rows.subarray(0, middle), rows.subarray(middle)];
      this.ranges = rangesOf(rows, columns);
      this.usual = Math.max(
        this.usuallyBeyond(rangesOf(earlier, columns), later),
        this.usuallyBeyond(rangesOf(later, columns), earlier),
        leastUsual
      );
    }
  }

  /** The averaged excess after one more row, relative to the usual one; 0 where there is nothing to say. */
  push(row: Float64Array): number {
    if (this.ranges === undefined) {
      return 0;
    }
    this.last.push(excess(this.ranges, row, this.terms));
    return this.last.mean() / this.usual;
  }

  /** What 1 % of the averaged excesses of rows exceed. */
  private usuallyBeyond(ranges: readonly ColumnRange[], rows: Float64Array): number {
    const last = new SampleRing(smoothing);
    const averaged = new Float64Array(rows.length / ranges.length);
    for (let i = 0; i < averaged.length; i++) {
      last.push(excess(ranges, rows.subarray(i * ranges.length, (i + 1) * ranges.length), this.terms));
      averaged[i] = last.mean();
    }
    return quantile(averaged, 0.99);
  }
}

interface ColumnRange {
  readonly lowest: number;
  readonly highest: number;
}

function rangesOf(rows: Float64Array, columns: number): readonly ColumnRange[] {
  const column = new Float64Array(rows.length / columns);
  return Array.from({ length: columns }, (_, c) => {
    for (let i = 0; i < column.length; i++) {
      column[i] = rows[i * columns + c];
    }
    column.sort();
    return { lowest: quantileOfSorted(column, outside), highest: quantileOfSorted(column, 1 - outside) };
  });
}

/** The mean of what the columns of a row lie outside their ranges, each of them in `terms`. */
function excess(ranges: readonly ColumnRange[], row: Float64Array, terms: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < ranges.length; c++) {
    terms[c] = Math.max(0, ranges[c].lowest - row[c], row[c] - ranges[c].highest);
    sum += terms[c];
  }
  return sum / ranges.length;
}

import { quantileOfSorted } from '../../order/quantileOfSorted';
import {
  mahalanobisDistance,
  type MahalanobisDistance,
  squaredMahalanobisInPlace,
} from '../mahalanobis/mahalanobisDistance';

/** A covariance of fewer rows a column fits its training's noise. */
const fewestRowsPerColumn = 2;
/** The default tolerance: a row counts there from the rare distance on. */
const share = 1.5;

/**
 * How far a single row breaks the relations between the columns: its Mahalanobis distance relative to one that comes once in a hundred thousand
 * rows. That is what one training row in a thousand exceeds, twice as much further on as it lies beyond one in a hundred (a power law, whose tails are those of
 * real columns; for normal ones it is a little more).
 */
export class RelationView {
  private readonly distance: MahalanobisDistance | undefined;
  private readonly usual: number = 0;
  /** What each column added to the last row's squared distance, not negative. */
  readonly terms: Float64Array;

  /** From standardised rows: flat, `columns` values a row. With too few rows it has nothing to say. */
  constructor(rows: Float64Array, columns: number) {
    this.terms = new Float64Array(columns);
    if (rows.length >= fewestRowsPerColumn * columns * columns) {
      const distance = mahalanobisDistance(rows, columns);
      const squares = Float64Array.from({ length: rows.length / columns }, (_, row) =>
        squaredMahalanobisInPlace(distance, rows.subarray(row * columns, (row + 1) * columns), this.terms)
      );
      this.distance = distance;
      squares.sort();
      const thousandth = quantileOfSorted(squares, 0.999);
      this.usual = thousandth * (thousandth / quantileOfSorted(squares, 0.99)) ** 2;
    }
  }

  /** 0 where there is nothing to say. */
  score(row: Float64Array): number {
    if (this.distance === undefined || !(this.usual > 0)) {
      return 0;
    }
    const squared = squaredMahalanobisInPlace(this.distance, row, this.terms);
    for (let c = 0; c < this.terms.length; c++) {
      this.terms[c] = Math.abs(this.terms[c]);
    }
    return share * Math.sqrt(squared / this.usual);
  }
}

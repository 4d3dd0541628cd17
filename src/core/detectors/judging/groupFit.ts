import {
  type DetectionReason,
  type ModelContext,
  type MultivariateDetector,
  type MultivariateModel,
} from '../detector/detector';
import { type FittedColumns, fittedColumns } from './fittedColumns';

/** A multivariate model fitted on rows that may have gaps, and what it says of the last row that it was shown. */
export class GroupFit {
  /** Why there is no model. */
  readonly reason: DetectionReason | undefined;
  /** Each series' score: the group's, scaled by the series' share relative to the largest share. NaN where it is not part of the model. */
  readonly scores: Float64Array;
  readonly expected: Float64Array;
  readonly contributions: Float64Array;
  private readonly fitted: FittedColumns;
  private readonly model: MultivariateModel | undefined;

  /** Fits `rows`: flat, `width` values a row, NaN where missing. */
  constructor(detector: MultivariateDetector, context: ModelContext, rows: Float64Array, width: number) {
    this.fitted = fittedColumns(rows, width);
    const { columns, rows: complete } = this.fitted;
    const isEnough = columns.length > 0 && complete.length / columns.length >= detector.minimumRows;
    const model = isEnough ? detector.fit(complete, columns.length, context) : 'insufficient_data';
    this.model = typeof model === 'string' ? undefined : model;
    this.reason = typeof model === 'string' ? model : undefined;
    this.scores = new Float64Array(width).fill(NaN);
    this.expected = new Float64Array(width).fill(NaN);
    this.contributions = new Float64Array(width);
  }

  /** Judges the next row; a missing value is taken to be its column's mean. */
  score(row: Float64Array): void {
    const { model, fitted } = this;
    if (model === undefined) {
      return;
    }
    const values = Float64Array.from(fitted.columns, (column, i) =>
      Number.isNaN(row[column]) ? fitted.means[i] : row[column]
    );
    const shares = new Float64Array(values.length);
    const expected = new Float64Array(values.length);
    const score = model.scoreInPlace(values, shares, expected);
    const largest = shares.reduce((most, share) => Math.max(most, share), 0);
    fitted.columns.forEach((column, i) => {
      this.contributions[column] = shares[i];
      this.expected[column] = expected[i];
      this.scores[column] = largest === 0 ? score : (score * shares[i]) / largest;
    });
  }
}

import { kMeans } from '../../clustering/kMeans/kMeans';
import { seededRandom } from '../../random';
import { quantile } from '../../statistics/quantile';
import { ColumnScale, roundingShare } from '../rows/columnScale';
import { KnownRange } from '../rows/knownRange';
import { type ModelContext, type MultivariateDetector, type MultivariateModel } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { measuredBy } from '../rows/measuredBy';
import { sharesInPlace } from '../rows/sharesInPlace';
import { toleranceAt } from '../rates/toleranceAt';
import { walkForwardHistory } from '../history/walkForwardHistory';
import { kMeansDistanceDeclaration } from './kMeansDistanceDeclaration';

const starts = 3;

/**
 * The distance of a standardised row from the nearest of k centroids of the training, relative to the distance that
 * one in a thousand of the training's own rows exceeds.
 */
export const kMeansDistance: MultivariateDetector = {
  ...kMeansDistanceDeclaration,
  shape: 'multivariate',
  minimumRows: 20,
  contextRows: () => 0,
  history: walkForwardHistory(() => 0),
  atAlertsPerWeek: toleranceAt,
  fit: (rows, columns, context) => new KMeansDistanceModel(rows, columns, context),
};

class KMeansDistanceModel implements MultivariateModel {
  private readonly scale: ColumnScale;
  private readonly range: KnownRange;
  private readonly centroids: Float64Array;
  private readonly threshold: number;

  constructor(rows: Float64Array, columns: number, context: ModelContext) {
    this.scale = new ColumnScale(rows, columns, roundingShare);
    this.range = new KnownRange(rows, this.scale);
    const standardised = this.scale.standardised(rows);
    const count = rows.length / columns;
    const random = seededRandom(context.seed);
    const clusters = numberOption(context.options, 'clusters');
    this.centroids = kMeans(standardised, count, columns, clusters, { random, starts }).centroids;
    const distances = Float64Array.from({ length: count }, (_, row) =>
      Math.sqrt(this.nearest(standardised, row * columns).squared)
    );
    this.threshold = measuredBy(quantile(distances, 0.999)) * numberOption(context.options, 'tolerance');
  }

  scoreInPlace(row: Float64Array, contributions: Float64Array, expected: Float64Array): number {
    const standardised = this.scale.standardised(row);
    const { start, squared } = this.nearest(standardised, 0);
    for (let c = 0; c < row.length; c++) {
      contributions[c] = (standardised[c] - this.centroids[start + c]) ** 2;
      expected[c] = this.scale.means[c] + this.centroids[start + c] * this.scale.deviations[c];
    }
    sharesInPlace(contributions);
    return this.range.scoreInPlace(Math.sqrt(squared) / this.threshold, row, contributions);
  }

  private nearest(rows: Float64Array, offset: number): { start: number; squared: number } {
    const columns = this.scale.means.length;
    let start = 0;
    let squared = Infinity;
    for (let candidate = 0; candidate < this.centroids.length; candidate += columns) {
      let sum = 0;
      for (let c = 0; c < columns; c++) {
        sum += (rows[offset + c] - this.centroids[candidate + c]) ** 2;
      }
      if (sum < squared) {
        squared = sum;
        start = candidate;
      }
    }
    return { start, squared };
  }
}

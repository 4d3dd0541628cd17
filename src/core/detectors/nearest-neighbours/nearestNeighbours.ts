import { ColumnScale, roundingShare } from '../rows/columnScale';
import { KnownRange } from '../rows/knownRange';
import { type ModelContext, type MultivariateDetector, type MultivariateModel } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { measuredBy } from '../rows/measuredBy';
import { sharesInPlace } from '../rows/sharesInPlace';
import { toleranceAt } from '../rates/toleranceAt';
import { walkForwardHistory } from '../history/walkForwardHistory';
import { NeighbourDistance } from './neighbourDistance';
import { usualDistance } from './usualDistance';
import { nearestNeighboursDeclaration } from './nearestNeighboursDeclaration';

/**
 * The distance of a standardised row from its k-th nearest one of the training (Ramaswamy, Rastogi, Shim 2000), relative
 * to the distance that 1 % of the training's own rows exceed.
 */
export const nearestNeighbours: MultivariateDetector = {
  ...nearestNeighboursDeclaration,
  shape: 'multivariate',
  minimumRows: 20,
  contextRows: () => 0,
  history: walkForwardHistory(() => 0),
  atAlertsPerWeek: toleranceAt,
  fit: (rows, columns, context) => new NearestNeighboursModel(rows, columns, context),
};

class NearestNeighboursModel implements MultivariateModel {
  private readonly scale: ColumnScale;
  private readonly range: KnownRange;
  private readonly neighbours: NeighbourDistance;
  private readonly threshold: number;

  constructor(rows: Float64Array, columns: number, context: ModelContext) {
    const count = numberOption(context.options, 'neighbours');
    this.scale = new ColumnScale(rows, columns, roundingShare);
    this.range = new KnownRange(rows, this.scale);
    const standardised = this.scale.standardised(rows);
    this.neighbours = new NeighbourDistance(standardised, columns, count);
    const usual = measuredBy(usualDistance(standardised, columns, count));
    this.threshold = usual * numberOption(context.options, 'tolerance');
  }

  scoreInPlace(row: Float64Array, contributions: Float64Array, expected: Float64Array): number {
    const { scale, neighbours, range } = this;
    const standardised = scale.standardised(row);
    const distance = neighbours.distance(standardised, 0);
    neighbours.differencesInPlace(standardised, contributions);
    sharesInPlace(contributions);
    for (let c = 0; c < expected.length; c++) {
      expected[c] = scale.means[c] + neighbours.nearestValue(c) * scale.deviations[c];
    }
    return range.scoreInPlace(distance / this.threshold, row, contributions);
  }
}

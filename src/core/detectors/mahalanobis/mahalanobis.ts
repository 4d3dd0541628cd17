import { chiSquareQuantile } from '../../statistics/distributions/chiSquareDistribution';
import { normalSurvival } from '../../statistics/distributions/normalDistribution';
import { quantile } from '../../statistics/quantile';
import { ColumnScale, roundingShare } from '../rows/columnScale';
import { KnownRange } from '../rows/knownRange';
import {
  type DetectionReason,
  type ModelContext,
  type MultivariateDetector,
  type MultivariateModel,
} from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { sharesInPlace } from '../rows/sharesInPlace';
import { sensitivityAt } from '../rates/sensitivityAt';
import { sigmaThreshold } from '../rates/sigmaThreshold';
import { walkForwardHistory } from '../history/walkForwardHistory';
import { mahalanobisDistance, type MahalanobisDistance, squaredMahalanobisInPlace } from './mahalanobisDistance';
import { mahalanobisDeclaration } from './mahalanobisDeclaration';

/** A covariance of fewer rows a column fits its training's noise: everything else would seem far. */
const fewestRowsPerColumn = 2;
/** Where the training's own tail is longer than a normal one, squared distances up to this many times what one row in a thousand exceeds count as usual. */
const tailFactor = 3;

/**
 * The squared Mahalanobis distance from the training's mean against the chi-square quantile at as many degrees of
 * freedom as the covariance has rank, or, where the training's own tail is longer than a normal one, against that tail; the
 * score is the root of their ratio, so that it grows with the distance. Columns
 * that are combinations of others add nothing: the pseudo-inverse leaves them out. One that stood still counts by itself, once it moves.
 */
export const mahalanobis: MultivariateDetector = {
  ...mahalanobisDeclaration,
  shape: 'multivariate',
  minimumRows: 10,
  contextRows: () => 0,
  history: walkForwardHistory(() => 0),
  atAlertsPerWeek: (alertsPerWeek) => ({
    falseAlarmRate: Math.min(0.5, 2 * normalSurvival(sigmaThreshold(sensitivityAt(alertsPerWeek)))),
  }),
  fit: fitMahalanobis,
};

function fitMahalanobis(
  rows: Float64Array,
  columns: number,
  context: ModelContext
): MultivariateModel | DetectionReason {
  if (rows.length < fewestRowsPerColumn * columns * columns) {
    return 'insufficient_data';
  }
  const scale = new ColumnScale(rows, columns, roundingShare);
  const standardised = scale.standardised(rows);
  const distance = mahalanobisDistance(standardised, columns, scale.isStill);
  const rate = numberOption(context.options, 'falseAlarmRate');
  const terms = new Float64Array(columns);
  const squares = Float64Array.from({ length: rows.length / columns }, (_, row) =>
    squaredMahalanobisInPlace(distance, standardised.subarray(row * columns, (row + 1) * columns), terms)
  );
  const seen = tailFactor * quantile(squares, 0.999);
  return new MahalanobisModel(
    scale,
    new KnownRange(rows, scale),
    distance,
    Math.max(chiSquareQuantile(1 - rate, distance.rank), seen)
  );
}

class MahalanobisModel implements MultivariateModel {
  constructor(
    private readonly scale: ColumnScale,
    private readonly range: KnownRange,
    private readonly distance: MahalanobisDistance,
    private readonly threshold: number
  ) {}

  scoreInPlace(row: Float64Array, contributions: Float64Array, expected: Float64Array): number {
    expected.set(this.scale.means);
    const squared = squaredMahalanobisInPlace(this.distance, this.scale.standardised(row), contributions);
    for (let i = 0; i < contributions.length; i++) {
      contributions[i] = Math.abs(contributions[i]);
    }
    sharesInPlace(contributions);
    return this.range.scoreInPlace(Math.sqrt(squared / this.threshold), row, contributions);
  }
}

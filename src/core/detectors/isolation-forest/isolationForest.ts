import { seededRandom } from '../../random';
import { median } from '../../statistics/median';
import { quantile } from '../../statistics/quantile';
import { ColumnScale, roundingShare } from '../rows/columnScale';
import { KnownRange } from '../rows/knownRange';
import { type ModelContext, type MultivariateDetector, type MultivariateModel } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { sensitivityAt } from '../rates/sensitivityAt';
import { sharesInPlace } from '../rows/sharesInPlace';
import { walkForwardHistory } from '../history/walkForwardHistory';
import { type Forest, growForest, isolationScore, isolationScores } from './forest';
import { isolationForestDeclaration } from './isolationForestDeclaration';

const trees = 100;
const sampleSize = 256;

/**
 * Isolation forest (Liu, Ting, Zhou 2008) of 100 trees over 256 rows each, seeded. The score is 0 at the median isolation
 * of the training and 1 where the share `contamination` of the training lies above. Trees cannot tell what lies beyond the
 * training from its edge: a value that lies farther outside than the training spans is anomalous by that.
 */
export const isolationForest: MultivariateDetector = {
  ...isolationForestDeclaration,
  shape: 'multivariate',
  minimumRows: 50,
  contextRows: () => 0,
  history: walkForwardHistory(() => 0),
  atAlertsPerWeek: (alertsPerWeek) => ({ contamination: 0.0001 + 0.04 * sensitivityAt(alertsPerWeek) ** 2 }),
  fit: (rows, columns, context) => new IsolationForestModel(rows, columns, context),
};

class IsolationForestModel implements MultivariateModel {
  private readonly forest: Forest;
  private readonly scale: ColumnScale;
  private readonly usual: number;
  private readonly threshold: number;
  private readonly range: KnownRange;

  constructor(rows: Float64Array, columns: number, context: ModelContext) {
    this.forest = growForest(rows, columns, trees, sampleSize, seededRandom(context.seed));
    this.scale = new ColumnScale(rows, columns, roundingShare);
    this.range = new KnownRange(rows, this.scale);
    const scores = isolationScores(this.forest, rows, columns);
    this.usual = median(scores);
    this.threshold = quantile(scores, 1 - numberOption(context.options, 'contamination'));
  }

  scoreInPlace(row: Float64Array, contributions: Float64Array, expected: Float64Array): number {
    expected.set(this.scale.means);
    contributions.set(this.scale.standardised(row).map(Math.abs));
    sharesInPlace(contributions);
    const excess = isolationScore(this.forest, row, 0) - this.usual;
    const reach = this.threshold - this.usual;
    return this.range.scoreInPlace(reach > 0 ? Math.max(0, excess) / reach : 0, row, contributions);
  }
}

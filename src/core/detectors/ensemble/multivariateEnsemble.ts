import { ColumnScale, roundingShare } from '../rows/columnScale';
import { measuredBy } from '../rows/measuredBy';
import { type ModelContext, type MultivariateDetector, type MultivariateModel } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { forecastCut, ForecastError } from '../forecast-residual/forecastError';
import { NeighbourDistance } from '../nearest-neighbours/neighbourDistance';
import { usualDistance } from '../nearest-neighbours/usualDistance';
import { mean } from '../../statistics/mean';
import { SampleRing } from '../windows/sampleRing';
import { sharesInPlace } from '../rows/sharesInPlace';
import { RangeView } from './rangeView';
import { RelationView } from './relationView';
import { toleranceAt } from '../rates/toleranceAt';
import { walkForwardHistory } from '../history/walkForwardHistory';
import { multivariateEnsembleDeclaration } from './multivariateEnsembleDeclaration';

const lags = 5;
const neighbours = 5;
/** Forecast errors are noisy and averaged long; distances are not and need less. */
const errorSmoothing = 70;
const distanceSmoothing = 10;
/** An average of errors forgets an incident after so long, where that is no fewer rows than the distances have. */
const longestSmoothingMs = 70 * 60_000;
/** An average counts above the limit while so many times the errors of the newest rows do; it lags behind them. */
const mostOfNewest = 1.3;
/** What is over lies between this and the limit. */
const over = 0.9;
const distanceWeight = 0.25;
const rangeWeight = 0.5;
const soleWeight = 0.1;
const doubt = 4;

/**
 * The default over several series: how badly a linear forecast does (dynamics) and how far a row is from all rows of the
 * training (state), each averaged over the last rows and relative to what 1 % of the training exceeds; the logarithms
 * are averaged, so that neither drowns the other. What lies outside the ranges of the training beyond doubt is added. An average
 * that the newest rows no longer bear out stays below the limit.
 */
export const multivariateEnsemble: MultivariateDetector = {
  ...multivariateEnsembleDeclaration,
  shape: 'multivariate',
  minimumRows: 50,
  contextRows: () => lags + errorSmoothing,
  history: walkForwardHistory(() => lags + errorSmoothing),
  atAlertsPerWeek: toleranceAt,
  fit: (rows, columns, context) => new MultivariateEnsembleModel(rows, columns, context),
};

function smoothingAt(stepMs: number): number {
  return Math.min(errorSmoothing, Math.max(distanceSmoothing, Math.round(longestSmoothingMs / stepMs)));
}

class MultivariateEnsembleModel implements MultivariateModel {
  private readonly scale: ColumnScale;
  private readonly error: ForecastError;
  private readonly neighbours: NeighbourDistance;
  private readonly usualDistance: number;
  private readonly relation: RelationView;
  private readonly range: RangeView;
  private readonly tolerance: number;
  private readonly distances = new SampleRing(distanceSmoothing);
  private readonly errors = new SampleRing(distanceSmoothing);
  private readonly differences: Float64Array;
  private readonly ranges: Float64Array;

  constructor(rows: Float64Array, columns: number, context: ModelContext) {
    this.scale = new ColumnScale(rows, columns, roundingShare);
    this.tolerance = numberOption(context.options, 'tolerance');
    const standardised = this.scale.standardised(rows);
    this.error = new ForecastError(
      this.scale.standardised(rows, forecastCut),
      columns,
      lags,
      smoothingAt(context.stepMs)
    );
    this.neighbours = new NeighbourDistance(standardised, columns, neighbours);
    this.usualDistance = measuredBy(usualDistance(standardised, columns, neighbours));
    this.relation = new RelationView(standardised, columns);
    this.range = new RangeView(standardised, columns);
    this.differences = new Float64Array(columns);
    this.ranges = new Float64Array(columns);
  }

  scoreInPlace(row: Float64Array, contributions: Float64Array, expected: Float64Array): number {
    const { scale, differences } = this;
    const standardised = scale.standardised(row);
    const error = this.error.pushInPlace(scale.standardised(row, forecastCut), contributions) / this.error.usual;
    this.errors.push(mean(this.error.newest));
    const newest = (mostOfNewest * this.errors.mean()) / this.error.usual;
    this.distances.push(this.neighbours.distance(standardised, 0));
    this.neighbours.differencesInPlace(standardised, differences);
    const beyond = this.range.push(standardised) / this.tolerance;
    const rangeTerm = beyond > 1 ? rangeWeight * Math.log(beyond) : 0;
    const distance = this.distances.mean() / this.usualDistance;
    const errorTerm = Math.log1p(error / this.tolerance) / (1 + distanceWeight);
    const distanceTerm = (distanceWeight * Math.log1p(distance / this.tolerance)) / (1 + distanceWeight);
    sharesInPlace(contributions);
    sharesInPlace(differences);
    this.ranges.set(this.range.terms);
    sharesInPlace(this.ranges);
    for (let c = 0; c < row.length; c++) {
      contributions[c] = errorTerm * contributions[c] + distanceTerm * differences[c] + rangeTerm * this.ranges[c];
      expected[c] = scale.means[c] + this.error.forecast[c] * scale.deviations[c];
    }
    sharesInPlace(contributions);
    const others = distanceTerm + rangeTerm;
    const lasting = (errorTerm + others) / Math.LN2;
    const newestTerm = Math.log1p(newest / this.tolerance) / (1 + distanceWeight);
    const averaged = newestTerm + others > Math.LN2 ? lasting : overBy(lasting);
    const single = alone(this.error.single / this.tolerance);
    const relation = alone(this.relation.score(standardised) / this.tolerance);
    if (single > averaged || relation > averaged) {
      contributions.set(single > relation ? this.error.newest : this.relation.terms);
      sharesInPlace(contributions);
    }
    // A view that is sure by itself is not outvoted by those that have nothing to say.
    return Math.max(averaged, single, relation);
  }
}

/** An average that is still above the limit where the newest rows are not: just below it, in the order of what it was. */
function overBy(score: number): number {
  return score > over ? 1 - (1 - over) * (over / score) : score;
}

/**
 * What a view of a single row counts when it speaks for itself: above 1 where it is sure, but no more than a little, since rows that are
 * strange for long are the worse ones; next to nothing where it is not.
 */
function alone(score: number): number {
  return score > 1 ? 1 + soleWeight * Math.log(score) : score ** doubt;
}

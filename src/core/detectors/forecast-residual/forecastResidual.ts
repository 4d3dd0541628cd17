import { ColumnScale, roundingShare } from '../rows/columnScale';
import { type ModelContext, type MultivariateDetector, type MultivariateModel } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { sharesInPlace } from '../rows/sharesInPlace';
import { toleranceAt } from '../rates/toleranceAt';
import { walkForwardHistory } from '../history/walkForwardHistory';
import { forecastCut, ForecastError } from './forecastError';
import { forecastResidualDeclaration } from './forecastResidualDeclaration';

/**
 * The error of a linear forecast of all series from their last rows (ridge regression on lags), averaged over the last
 * rows, relative to the error that 1 % of the training exceeds; the score is the root of that ratio. It sees that series
 * stop following each other, and is not misled by slow drift.
 */
export const forecastResidual: MultivariateDetector = {
  ...forecastResidualDeclaration,
  shape: 'multivariate',
  minimumRows: 50,
  contextRows: (options) => numberOption(options, 'lags') + numberOption(options, 'smoothing'),
  history: walkForwardHistory((options) => numberOption(options, 'lags') + numberOption(options, 'smoothing')),
  atAlertsPerWeek: toleranceAt,
  fit: (rows, columns, context) => new ForecastResidualModel(rows, columns, context),
};

class ForecastResidualModel implements MultivariateModel {
  private readonly scale: ColumnScale;
  private readonly error: ForecastError;
  private readonly tolerance: number;

  constructor(rows: Float64Array, columns: number, context: ModelContext) {
    const { options } = context;
    this.scale = new ColumnScale(rows, columns, roundingShare);
    this.tolerance = numberOption(options, 'tolerance');
    this.error = new ForecastError(
      this.scale.standardised(rows, forecastCut),
      columns,
      numberOption(options, 'lags'),
      numberOption(options, 'smoothing')
    );
  }

  scoreInPlace(row: Float64Array, contributions: Float64Array, expected: Float64Array): number {
    const { scale, error } = this;
    const averaged = error.pushInPlace(scale.standardised(row, forecastCut), contributions);
    if (error.single > Math.sqrt(averaged / error.usual)) {
      contributions.set(error.newest);
    }
    sharesInPlace(contributions);
    for (let c = 0; c < expected.length; c++) {
      expected[c] = scale.means[c] + error.forecast[c] * scale.deviations[c];
    }
    return Math.max(Math.sqrt(averaged / error.usual), error.single) / this.tolerance;
  }
}

import { BandJudgement } from '../bandJudgement';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type Judgement, judgeStepwise, type UnivariateModel } from '../judgeStepwise';
import { numberOption, type OptionSpec } from '../detectorOptions';
import { sensitivityAt } from '../sensitivityAt';
import { sigmaThreshold } from '../sigmaThreshold';
import { thresholdOption } from '../thresholdOption';

/** How much of the error's variance the newest error makes up. */
const errorWeight = 0.02;
/** Errors beyond this many standard deviations teach the model no more than this much, so that an outlier leaves no trace. */
const learningLimit = 3;

function smoothing(name: string, title: string, standard: number, what: string): OptionSpec {
  return {
    name,
    title,
    description: `How much of the ${what} the newest value makes up`,
    kind: 'number',
    default: standard,
    minimum: 0,
    maximum: 1,
  };
}

/**
 * Additive Holt–Winters: level, trend and one seasonal term a phase, each smoothed exponentially; a value is judged by
 * the error of its forecast, in standard deviations of past errors. The first period sets the seasonal terms, the second is
 * forecast but not judged, so that the errors' spread is known.
 */
export const holtWinters: UnivariateDetector = {
  id: 'holtWinters',
  title: 'Holt–Winters',
  description: 'Distance from a forecast by level, trend and season',
  shape: 'univariate',
  options: [
    {
      name: 'periodMinutes',
      title: 'Period',
      description: 'The length of a season in minutes; a day by default',
      kind: 'number',
      default: 1440,
      minimum: 1,
      maximum: 100_000,
    },
    smoothing('alpha', 'Smoothing of the level', 0.1, 'level'),
    smoothing('beta', 'Smoothing of the trend', 0.001, 'trend'),
    smoothing('gamma', 'Smoothing of the season', 0.2, 'seasonal term'),
    thresholdOption(4),
  ],
  atAlertsPerWeek: (alertsPerWeek) => ({ threshold: sigmaThreshold(sensitivityAt(alertsPerWeek)) }),
  history: (options) => ({ fineMs: 3 * numberOption(options, 'periodMinutes') * 60_000, profileDays: 0 }),
  judge: judgeStepwise((context) => new HoltWintersModel(context)),
};

class HoltWintersModel implements UnivariateModel {
  private readonly judgement = new BandJudgement();
  private readonly stepMs: number;
  private readonly alpha: number;
  private readonly beta: number;
  private readonly gamma: number;
  private readonly threshold: number;
  /** The seasonal terms; in the first period the values themselves, NaN where none was seen. */
  private readonly seasonal: Float64Array;
  private samples = 0;
  private level = 0;
  private trend = 0;
  private errors = 0;
  private errorVariance = 0;

  constructor(context: ModelContext) {
    const { options, stepMs } = context;
    this.stepMs = stepMs;
    this.alpha = numberOption(options, 'alpha');
    this.beta = numberOption(options, 'beta');
    this.gamma = numberOption(options, 'gamma');
    this.threshold = numberOption(options, 'threshold');
    const period = Math.max(1, Math.round((numberOption(options, 'periodMinutes') * 60_000) / stepMs));
    this.seasonal = new Float64Array(period).fill(NaN);
  }

  update(timeMs: number, value: number, learn: boolean): Judgement {
    const { seasonal, judgement } = this;
    const phase = modulo(Math.round(timeMs / this.stepMs), seasonal.length);
    if (this.samples < seasonal.length) {
      judgement.withhold(value, 'insufficient_seasonal_data');
      if (learn) {
        seasonal[phase] = value;
        this.samples += 1;
        if (this.samples === seasonal.length) {
          this.startForecasting();
        }
      }
      return judgement;
    }
    const expected = this.level + this.trend + seasonal[phase];
    if (this.samples < 2 * seasonal.length) {
      judgement.withhold(value, 'insufficient_seasonal_data');
    } else {
      judgement.judge(value, expected, Math.sqrt(this.errorVariance), this.threshold, 'no_seasonal_variation');
    }
    if (learn) {
      this.samples += 1;
      this.learn(phase, value - expected);
    }
    return judgement;
  }

  /** The first period is complete: its mean is the level, what remains the season; a missing phase has the mean. */
  private startForecasting(): void {
    const { seasonal } = this;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < seasonal.length; i++) {
      if (!Number.isNaN(seasonal[i])) {
        sum += seasonal[i];
        count += 1;
      }
    }
    if (count === 0) {
      this.samples = 0;
      return;
    }
    this.level = sum / count;
    for (let i = 0; i < seasonal.length; i++) {
      seasonal[i] = Number.isNaN(seasonal[i]) ? 0 : seasonal[i] - this.level;
    }
  }

  private learn(phase: number, forecastError: number): void {
    if (Number.isNaN(forecastError)) {
      this.level += this.trend;
      return;
    }
    const limit = this.samples > 2 * this.seasonal.length ? learningLimit * Math.sqrt(this.errorVariance) : Infinity;
    const error = Math.min(Math.max(forecastError, -limit), limit);
    this.errors += 1;
    const weight = Math.max(errorWeight, 1 / this.errors);
    // A limited error must still be able to widen the band, or a new regime would stay anomalous for ever.
    const widened = Math.min(Math.abs(forecastError), 2 * limit);
    this.errorVariance += weight * (widened * widened - this.errorVariance);
    this.level += this.trend + this.alpha * error;
    this.trend += this.alpha * this.beta * error;
    this.seasonal[phase] += this.gamma * (1 - this.alpha) * error;
  }
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

import { type Judgement, type ModelContext, type UnivariateDetector, type UnivariateModel } from '../detector';
import { numberOption } from '../detectorOptions';
import { type SavedState } from '../savedState';
import { sigmaThreshold } from '../sigmaThreshold';
import { SlidingMoments } from '../slidingMoments';

/** A mean of fewer values than this says nothing. */
const minimumValues = 2;

/**
 * |x − mean| / sd against a threshold, mean and population standard deviation being those of the `window` samples
 * before x. A window without spread makes nothing anomalous.
 */
export const rollingZScore: UnivariateDetector = {
  id: 'rollingZScore',
  title: 'Rolling z-score',
  description: 'Distance from the mean of the values before, in their standard deviations',
  shape: 'univariate',
  options: [
    {
      name: 'window',
      title: 'Window',
      description: 'How many samples before the present one are its reference',
      kind: 'integer',
      default: 100,
      minimum: 3,
      maximum: 100_000,
    },
    {
      name: 'threshold',
      title: 'Threshold',
      description: 'Standard deviations from the mean at which a value becomes anomalous',
      kind: 'number',
      default: 2.5,
      minimum: 0.1,
      maximum: 100,
    },
  ],
  atSensitivity: (sensitivity) => ({ threshold: sigmaThreshold(sensitivity) }),
  start: (context, saved) => new RollingZScoreModel(context, saved),
};

class RollingZScoreModel implements UnivariateModel {
  private readonly moments: SlidingMoments;
  private readonly threshold: number;
  private readonly judgement: { -readonly [key in keyof Judgement]: Judgement[key] } = {
    expected: NaN,
    lower: NaN,
    upper: NaN,
    score: 0,
    reason: undefined,
  };

  constructor(context: ModelContext, saved?: SavedState) {
    this.threshold = numberOption(context.options, 'threshold');
    this.moments = new SlidingMoments(numberOption(context.options, 'window'), saved);
  }

  update(_timeMs: number, value: number, learn: boolean): Judgement {
    const { moments, judgement, threshold } = this;
    if (moments.count < minimumValues) {
      judgement.expected = judgement.lower = judgement.upper = NaN;
      judgement.score = Number.isNaN(value) ? NaN : 0;
      judgement.reason = 'insufficient_data';
    } else {
      const { mean, standardDeviation: deviation } = moments;
      judgement.expected = mean;
      judgement.lower = mean - threshold * deviation;
      judgement.upper = mean + threshold * deviation;
      judgement.reason = deviation === 0 ? 'no_variation' : undefined;
      judgement.score = deviation === 0 && !Number.isNaN(value) ? 0 : Math.abs(value - mean) / deviation / threshold;
    }
    if (learn) {
      moments.push(value);
    }
    return judgement;
  }

  save(): SavedState {
    return this.moments.save();
  }
}

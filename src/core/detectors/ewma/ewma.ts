import { BandJudgement } from '../bandJudgement';
import { type Judgement, type ModelContext, type UnivariateDetector, type UnivariateModel } from '../detector';
import { numberOption } from '../detectorOptions';
import { type SavedState, savedEntry, savedNumber, saveNumber } from '../savedState';
import { sigmaThreshold } from '../sigmaThreshold';
import { thresholdOption } from '../thresholdOption';

/** A mean of fewer values than this says nothing. */
const minimumValues = 2;

/**
 * Exponentially weighted mean and standard deviation of the values before x (West 1979):
 * m ← m + α (x − m), v ← (1 − α) (v + α (x − m)²). The first values are weighted equally until 1 / n falls below α.
 */
export const ewma: UnivariateDetector = {
  id: 'ewma',
  title: 'Exponentially weighted mean',
  description: 'Distance from a mean in which older values count less and less',
  shape: 'univariate',
  options: [
    {
      name: 'alpha',
      title: 'Weight of the newest',
      description: 'How much of the mean the newest value makes up',
      kind: 'number',
      default: 0.05,
      minimum: 0.0001,
      maximum: 1,
    },
    thresholdOption(3),
  ],
  atSensitivity: (sensitivity) => ({ threshold: sigmaThreshold(sensitivity) }),
  start: (context, saved) => new EwmaModel(context, saved),
};

class EwmaModel implements UnivariateModel {
  private readonly alpha: number;
  private readonly threshold: number;
  private readonly judgement = new BandJudgement();
  private count = 0;
  private mean = 0;
  private variance = 0;

  constructor(context: ModelContext, saved?: SavedState) {
    this.alpha = numberOption(context.options, 'alpha');
    this.threshold = numberOption(context.options, 'threshold');
    if (saved !== undefined) {
      this.count = savedNumber(savedEntry(saved, 'count'));
      this.mean = savedNumber(savedEntry(saved, 'mean'));
      this.variance = savedNumber(savedEntry(saved, 'variance'));
    }
  }

  update(_timeMs: number, value: number, learn: boolean): Judgement {
    if (this.count < minimumValues) {
      this.judgement.withhold(value, 'insufficient_data');
    } else {
      this.judgement.judge(value, this.mean, Math.sqrt(this.variance), this.threshold, 'no_variation');
    }
    if (learn && !Number.isNaN(value)) {
      this.count += 1;
      const weight = Math.max(this.alpha, 1 / this.count);
      const deviation = value - this.mean;
      this.mean += weight * deviation;
      this.variance = (1 - weight) * (this.variance + weight * deviation * deviation);
    }
    return this.judgement;
  }

  save(): SavedState {
    return { count: this.count, mean: saveNumber(this.mean), variance: saveNumber(this.variance) };
  }
}

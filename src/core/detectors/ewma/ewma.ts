import { BandJudgement } from '../bandJudgement';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type Judgement, judgeStepwise, type UnivariateModel } from '../judgeStepwise';
import { numberOption } from '../detectorOptions';
import { sensitivityAt } from '../sensitivityAt';
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
  atAlertsPerWeek: (alertsPerWeek) => ({ threshold: sigmaThreshold(sensitivityAt(alertsPerWeek)) }),
  history: (options, stepMs) => ({ fineMs: Math.ceil(10 / numberOption(options, 'alpha')) * stepMs, profileDays: 0 }),
  judge: judgeStepwise((context) => new EwmaModel(context)),
};

class EwmaModel implements UnivariateModel {
  private readonly alpha: number;
  private readonly threshold: number;
  private readonly judgement = new BandJudgement();
  private count = 0;
  private mean = 0;
  private variance = 0;

  constructor(context: ModelContext) {
    this.alpha = numberOption(context.options, 'alpha');
    this.threshold = numberOption(context.options, 'threshold');
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
}

import { BandJudgement } from '../bandJudgement';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type Judgement, judgeStepwise, type UnivariateModel } from '../judgeStepwise';
import { numberOption } from '../detectorOptions';
import { sensitivityAt } from '../sensitivityAt';
import { sigmaThreshold } from '../sigmaThreshold';
import { SlidingMoments } from '../slidingMoments';
import { thresholdOption } from '../thresholdOption';

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
    thresholdOption(2.5),
  ],
  atAlertsPerWeek: (alertsPerWeek) => ({ threshold: sigmaThreshold(sensitivityAt(alertsPerWeek)) }),
  history: (options, stepMs) => ({ fineMs: numberOption(options, 'window') * stepMs, profileDays: 0 }),
  judge: judgeStepwise((context) => new RollingZScoreModel(context)),
};

class RollingZScoreModel implements UnivariateModel {
  private readonly moments: SlidingMoments;
  private readonly threshold: number;
  private readonly judgement = new BandJudgement();

  constructor(context: ModelContext) {
    this.threshold = numberOption(context.options, 'threshold');
    this.moments = new SlidingMoments(numberOption(context.options, 'window'));
  }

  update(_timeMs: number, value: number, learn: boolean): Judgement {
    const { moments, judgement } = this;
    if (moments.count < minimumValues) {
      judgement.withhold(value, 'insufficient_data');
    } else {
      judgement.judge(value, moments.mean, moments.standardDeviation, this.threshold, 'no_variation');
    }
    if (learn) {
      moments.push(value);
    }
    return judgement;
  }
}

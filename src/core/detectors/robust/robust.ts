import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { SortedWindow } from '../../statistics/sortedWindow';
import { BandJudgement } from '../bandJudgement';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type Judgement, judgeStepwise, type UnivariateModel } from '../judgeStepwise';
import { numberOption } from '../detectorOptions';
import { SampleRing } from '../sampleRing';
import { sensitivityAt } from '../sensitivityAt';
import { sigmaThreshold } from '../sigmaThreshold';
import { thresholdOption } from '../thresholdOption';

/** A median absolute deviation of fewer values than this says nothing. */
const minimumValues = 3;

/**
 * |x − median| / (1.4826 MAD) against a threshold, over the `window` samples before x: up to half of the window may be
 * anomalous itself. More than half of the window being one and the same value makes nothing anomalous.
 */
export const robust: UnivariateDetector = {
  id: 'robust',
  title: 'Robust (median and MAD)',
  description: 'Distance from the median of the values before, in median absolute deviations',
  shape: 'univariate',
  options: [
    {
      name: 'window',
      title: 'Window',
      description: 'How many samples before the present one are its reference',
      kind: 'integer',
      default: 100,
      minimum: 5,
      maximum: 20_000,
    },
    thresholdOption(3.5),
  ],
  atAlertsPerWeek: (alertsPerWeek) => ({ threshold: sigmaThreshold(sensitivityAt(alertsPerWeek)) }),
  history: (options, stepMs) => ({ fineMs: numberOption(options, 'window') * stepMs, profileDays: 0 }),
  judge: judgeStepwise((context) => new RobustModel(context)),
};

class RobustModel implements UnivariateModel {
  private readonly threshold: number;
  private readonly ring: SampleRing;
  private readonly sorted: SortedWindow;
  private readonly judgement = new BandJudgement();

  constructor(context: ModelContext) {
    const window = numberOption(context.options, 'window');
    this.threshold = numberOption(context.options, 'threshold');
    this.ring = new SampleRing(window);
    this.sorted = new SortedWindow(window);
    for (let age = this.ring.size - 1; age >= 0; age--) {
      this.sorted.add(this.ring.at(age));
    }
  }

  update(_timeMs: number, value: number, learn: boolean): Judgement {
    const { sorted, judgement } = this;
    if (sorted.count < minimumValues) {
      judgement.withhold(value, 'insufficient_data');
    } else {
      const median = sorted.median();
      judgement.judge(value, median, madToSigma * sorted.medianDistance(median), this.threshold, 'no_variation');
    }
    if (learn) {
      sorted.replace(this.ring.push(value), value);
    }
    return judgement;
  }
}

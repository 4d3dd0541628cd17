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

/**
 * The median of the newest `recent` samples, the present one among them, against the median and MAD of the `window`
 * samples before those. A shift is reported once half of the recent samples lie at the new level, and no longer than
 * until half of the window does: one shift alerts for about `window / 2` samples, not for as long as it lasts. A single
 * spike moves no median and goes unreported.
 */
export const levelShift: UnivariateDetector = {
  id: 'levelShift',
  title: 'Level shift',
  description: 'A lasting change of the level: the newest median against the median before',
  shape: 'univariate',
  options: [
    {
      name: 'recent',
      title: 'Recent samples',
      description: 'How many of the newest samples make up the new level',
      kind: 'integer',
      default: 10,
      minimum: 1,
      maximum: 5000,
    },
    {
      name: 'window',
      title: 'Window',
      description: 'How many samples before the recent ones make up the old level',
      kind: 'integer',
      default: 60,
      minimum: 5,
      maximum: 20_000,
    },
    thresholdOption(4),
  ],
  atAlertsPerWeek: (alertsPerWeek) => ({ threshold: sigmaThreshold(sensitivityAt(alertsPerWeek)) }),
  history: (options, stepMs) => ({
    fineMs: (numberOption(options, 'recent') + numberOption(options, 'window')) * stepMs,
    profileDays: 0,
  }),
  judge: judgeStepwise((context) => new LevelShiftModel(context)),
};

class LevelShiftModel implements UnivariateModel {
  private readonly threshold: number;
  private readonly recent: number;
  private readonly window: number;
  private readonly recentSamples: SampleRing;
  private readonly olderSamples: SampleRing;
  private readonly newLevel: SortedWindow;
  private readonly oldLevel: SortedWindow;
  private readonly judgement = new BandJudgement();

  constructor(context: ModelContext) {
    this.threshold = numberOption(context.options, 'threshold');
    this.recent = numberOption(context.options, 'recent');
    this.window = numberOption(context.options, 'window');
    this.recentSamples = new SampleRing(this.recent);
    this.olderSamples = new SampleRing(this.window);
    this.newLevel = sortedSamples(this.recentSamples);
    this.oldLevel = sortedSamples(this.olderSamples);
  }

  update(_timeMs: number, value: number, learn: boolean): Judgement {
    const { judgement, newLevel, oldLevel } = this;
    const isFull = this.recentSamples.size === this.recent;
    const aged = this.recentSamples.push(value);
    newLevel.replace(aged, value);
    if (learn && isFull) {
      oldLevel.replace(this.olderSamples.push(aged), aged);
    }
    if (oldLevel.count * 2 < this.window || newLevel.count * 2 < this.recent) {
      return judgement.withhold(value, 'insufficient_data');
    }
    const median = oldLevel.median();
    const level = Number.isNaN(value) ? NaN : newLevel.median();
    return judgement.judge(level, median, madToSigma * oldLevel.medianDistance(median), this.threshold, 'no_variation');
  }
}

function sortedSamples(ring: SampleRing): SortedWindow {
  const sorted = new SortedWindow(ring.capacity);
  for (let age = ring.size - 1; age >= 0; age--) {
    sorted.add(ring.at(age));
  }
  return sorted;
}

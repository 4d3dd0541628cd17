import { median } from '../../statistics/median';
import { madToSigma, medianAbsoluteDeviation } from '../../statistics/medianAbsoluteDeviation';
import { SortedWindow } from '../../statistics/sortedWindow';
import { BandJudgement } from '../bandJudgement';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type Judgement, judgeStepwise, type UnivariateModel } from '../judgeStepwise';
import { numberOption } from '../detectorOptions';
import { SampleRing } from '../sampleRing';
import { sensitivityAt } from '../sensitivityAt';
import { sigmaThreshold } from '../sigmaThreshold';
import { thresholdOption } from '../thresholdOption';

/** Finer seasons cost more and say no more: values are averaged to at most this many phases a period. */
const mostPhases = 288;

/**
 * What remains of a value after season and level, in standard deviations of the remainder. At the end of every period
 * the periods before it are decomposed: each one's median is its trend, the median over the periods of what then remains
 * at a phase is the season there, and 1.4826 MAD of the remainders their spread; medians, so that an incident in one
 * period leaves no trace in the next. Season and spread hold for the next period; its level follows as the median of the newest
 * values without their season.
 */
export const seasonalTrend: UnivariateDetector = {
  id: 'seasonalTrend',
  title: 'Seasonal-trend decomposition',
  description: 'What remains after the season and the level are taken away',
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
    {
      name: 'trainingPeriods',
      title: 'Training periods',
      description: 'How many periods are decomposed',
      kind: 'integer',
      default: 7,
      minimum: 2,
      maximum: 60,
    },
    thresholdOption(4),
  ],
  atAlertsPerWeek: (alertsPerWeek) => ({ threshold: sigmaThreshold(sensitivityAt(alertsPerWeek)) }),
  history: (options) => ({
    fineMs: (1 + numberOption(options, 'trainingPeriods')) * numberOption(options, 'periodMinutes') * 60_000,
    profileDays: 0,
  }),
  judge: judgeStepwise((context) => new SeasonalTrendModel(context)),
};

class SeasonalTrendModel implements UnivariateModel {
  private readonly judgement = new BandJudgement();
  private readonly stepMs: number;
  private readonly periodMs: number;
  private readonly phases: number;
  private readonly trainingPeriods: number;
  private readonly threshold: number;
  private readonly levelSamples: SampleRing;
  private readonly level: SortedWindow;
  private readonly shape: Float64Array;
  private spread = NaN;
  /** The phases' means of the finished periods, oldest first. */
  private history: Float64Array[] = [];
  private period = NaN;
  private readonly sums: Float64Array;
  private readonly counts: Float64Array;

  constructor(context: ModelContext) {
    const { options, stepMs } = context;
    this.stepMs = stepMs;
    this.periodMs = numberOption(options, 'periodMinutes') * 60_000;
    this.trainingPeriods = numberOption(options, 'trainingPeriods');
    this.threshold = numberOption(options, 'threshold');
    const samples = Math.max(2, Math.round(this.periodMs / stepMs));
    this.phases = Math.min(samples, mostPhases);
    this.levelSamples = new SampleRing(Math.max(5, Math.round(samples / 4)));
    this.level = new SortedWindow(this.levelSamples.capacity);
    this.shape = new Float64Array(this.phases);
    this.sums = new Float64Array(this.phases);
    this.counts = new Float64Array(this.phases);
    for (let age = this.levelSamples.size - 1; age >= 0; age--) {
      this.level.add(this.levelSamples.at(age));
    }
  }

  update(timeMs: number, value: number, learn: boolean): Judgement {
    const period = Math.floor(timeMs / this.periodMs);
    const phase = Math.min(
      Math.floor(((timeMs - period * this.periodMs) / this.periodMs) * this.phases),
      this.phases - 1
    );
    if (learn && period !== this.period) {
      this.finishPeriod(period);
    }
    if (Number.isNaN(this.spread) || this.level.count === 0) {
      this.judgement.withhold(value, 'insufficient_seasonal_data');
    } else {
      const level = this.level.median();
      // Phases of several samples vary less than their samples do.
      const spread = Math.max(this.spread, madToSigma * this.level.medianDistance(level));
      this.judgement.judge(value, level + this.shape[phase], spread, this.threshold, 'no_seasonal_variation');
    }
    if (learn) {
      if (!Number.isNaN(value)) {
        this.sums[phase] += value;
        this.counts[phase] += 1;
      }
      const withoutSeason = value - this.shape[phase];
      this.level.replace(this.levelSamples.push(withoutSeason), withoutSeason);
    }
    return this.judgement;
  }

  private finishPeriod(period: number): void {
    const seen = this.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    // A period that was seen for less than its half says more about the gap than about the season.
    if (!Number.isNaN(this.period) && seen * 2 >= this.phases) {
      this.history.push(this.sums.map((sum, phase) => (this.counts[phase] > 0 ? sum / this.counts[phase] : NaN)));
      this.history = this.history.slice(-this.trainingPeriods);
      if (this.history.length >= 2) {
        this.decompose();
      }
    }
    this.period = period;
    this.sums.fill(0);
    this.counts.fill(0);
  }

  private decompose(): void {
    const { shape, phases } = this;
    const withoutTrend = this.history.map((means) => {
      const trend = median(means);
      return means.map((value) => value - trend);
    });
    const before = shape.slice();
    for (let phase = 0; phase < phases; phase++) {
      const usual = median(withoutTrend.map((values) => values[phase]));
      shape[phase] = Number.isNaN(usual) ? 0 : usual;
    }
    const remainders = withoutTrend.flatMap((values) => Array.from(values, (value, phase) => value - shape[phase]));
    this.spread = madToSigma * medianAbsoluteDeviation(remainders);
    this.rebaseLevel(before);
  }

  /** The level's samples were taken against the shape before: put them against the present one. */
  private rebaseLevel(before: Float64Array): void {
    const { levelSamples, level, phases } = this;
    const samplesPerPhase = Math.max(1, Math.round(this.periodMs / this.stepMs) / phases);
    const ages = Array.from({ length: levelSamples.size }, (_, i) => levelSamples.size - 1 - i);
    const rebased = ages.map((age) => {
      const phase = Math.max(0, phases - 1 - Math.floor(age / samplesPerPhase));
      return levelSamples.at(age) + before[phase] - this.shape[phase];
    });
    rebased.forEach((value) => level.replace(levelSamples.push(value), value));
  }
}

import { BandJudgement } from '../bandJudgement';
import { DayReferences } from '../dayReferences';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type Judgement, judgeStepwise, type UnivariateModel } from '../judgeStepwise';
import { numberOption } from '../detectorOptions';
import { NearestDistances } from '../nearestDistances';
import { RankHistory } from '../rankHistory';
import { SampleRing } from '../sampleRing';
import { sensitivityAt } from '../sensitivityAt';
import { sigmaThreshold } from '../sigmaThreshold';
import { SortedMemory } from './sortedMemory';
import { UsualRange } from './usualRange';

const minuteMs = 60_000;
/** What counts as the same time of day, closely and widely. */
const closeMs = 15 * minuteMs;
const wideMs = 60 * minuteMs;
/** The usual range is measured once in this time at least. */
const longestBlockMs = 15 * minuteMs;
/** Distances are taken from the third nearest reference: a single earlier incident does not make the next one usual. */
const neighbours = 3;
const fewestReferences = 5;
/** The newest samples are no references by time of day: they may belong to the event in question. */
const excludedSamples = 50;
/** Samples that are remembered without regard to the time of day. */
const recentMemory = 1000;
/** Samples that are averaged to see slow anomalies. */
const averagedSamples = 20;
/** How many of the newest values the usual range is measured on, where there are no other days. */
const recentSample = 64;
/** Shares of the views: close and wide time of day, average. */
const closeWeight = 4 / 9;
const wideWeight = 4 / 9;
const averageWeight = 1 / 9;
/** How much less a value counts that could not be compared with the same time of other days. */
const withoutDays = 0.6;
/** A record over n values counts log n times this: long watching makes records rarer, but must not make alerts proportional to time. */
const lengthExponent = 0.45;
const offset = 0.3;
/** The surprise and the spread at which the score is 1, at a sensitivity of 0.5. */
const standardSurprise = 0.68;
const standardSpread = 3.5;

/**
 * The default. A value is anomalous when it is both *new* and *far*. New: its distance from the nearest earlier values at
 * the same time of day (closely: ± 15 minutes, widely: ± 60 minutes; without regard to time while there are no such
 * days) and the distance of the newest samples' average from earlier averages are ranked among all distances before
 * them; the views' log ranks are averaged. Far: more than `spread` robust standard deviations from the median of the values
 * at that time of day. Ranks need neither a unit nor a distribution, so that one threshold suits every series.
 */
export const ensemble: UnivariateDetector = {
  id: 'ensemble',
  title: 'Ensemble',
  description: 'Values that are both new for their time of day and far from what is usual then',
  shape: 'univariate',
  options: [
    {
      name: 'surprise',
      title: 'Surprise',
      description: 'Decades by which the rank of a value must exceed what is expected of as many values',
      kind: 'number',
      default: standardSurprise,
      minimum: 0.05,
      maximum: 3,
    },
    {
      name: 'spread',
      title: 'Spread',
      description: 'Robust standard deviations from the usual value that an anomaly must exceed',
      kind: 'number',
      default: standardSpread,
      minimum: 0.1,
      maximum: 100,
    },
    {
      name: 'memory',
      title: 'Memory',
      description: 'How many samples are remembered',
      kind: 'integer',
      default: 5000,
      minimum: 100,
      maximum: 60_000,
    },
  ],
  atAlertsPerWeek: (alertsPerWeek) => {
    const sensitivity = sensitivityAt(alertsPerWeek);
    return {
      surprise: standardSurprise + 0.5 - sensitivity,
      spread: (standardSpread * sigmaThreshold(sensitivity)) / sigmaThreshold(0.5),
    };
  },
  history: (options, stepMs) => ({ fineMs: numberOption(options, 'memory') * stepMs, profileDays: 0 }),
  judge: judgeStepwise((context) => new EnsembleModel(context)),
};

class EnsembleModel implements UnivariateModel {
  private readonly judgement = new BandJudgement();
  private readonly surprise: number;
  private readonly spread: number;
  private readonly days: DayReferences;
  private readonly recent: SortedMemory;
  private readonly averages: SortedMemory;
  private readonly newest: SampleRing;
  private readonly closeRanks: RankHistory;
  private readonly wideRanks: RankHistory;
  private readonly recentRanks: RankHistory;
  private readonly averageRanks: RankHistory;
  private readonly range = new UsualRange();
  private references = new Float64Array(0);
  private rangeBlock = NaN;
  private readonly rangeBlockMs: number;
  /** Where the references at the same time of day lie. */
  private readonly wideSpans: number[] = [];
  private readonly closeSpans: number[] = [];
  private readonly close = new NearestDistances(neighbours);
  private readonly wide = new NearestDistances(neighbours);

  constructor(context: ModelContext) {
    const { options } = context;
    const memory = numberOption(options, 'memory');
    this.surprise = numberOption(options, 'surprise');
    this.spread = numberOption(options, 'spread');
    this.days = new DayReferences(memory, excludedSamples, context.stepMs);
    this.recent = new SortedMemory(Math.min(memory, recentMemory), 0);
    this.averages = new SortedMemory(memory, averagedSamples);
    this.newest = new SampleRing(averagedSamples);
    this.closeRanks = new RankHistory(memory);
    this.wideRanks = new RankHistory(memory);
    this.recentRanks = new RankHistory(Math.min(memory, recentMemory));
    this.averageRanks = new RankHistory(memory);
    this.rangeBlockMs = Math.max(context.stepMs, Math.min(longestBlockMs, 8 * context.stepMs));
  }

  update(timeMs: number, value: number, learn: boolean): Judgement {
    const { judgement, range } = this;
    const found = this.days.findInPlace(timeMs, wideMs, this.wideSpans);
    this.measureRange(timeMs, found);
    if (Number.isNaN(range.median)) {
      judgement.withhold(value, 'insufficient_data');
      if (learn && !Number.isNaN(value)) {
        this.rankAndLearn(timeMs, value, true, false);
      }
      return judgement;
    }
    judgement.judge(value, range.median, range.spread, this.spread, 'no_variation');
    if (!Number.isNaN(value)) {
      const isFar = Math.abs(value - range.median) > range.spread * this.spread;
      const surprise = this.rankAndLearn(timeMs, value, learn, isFar);
      judgement.score = Math.max(0, surprise) / this.surprise;
      judgement.reason = undefined;
    }
    return judgement;
  }

  /**
   * Sets the usual range at this time from the references by time of day, or the newest values without those; once a
   * block of time, since it moves slowly. Blocks are multiples of their length since the epoch.
   */
  private measureRange(timeMs: number, found: number): void {
    const { range, days, wideSpans } = this;
    const block = Math.floor(timeMs / this.rangeBlockMs);
    if (block === this.rangeBlock) {
      return;
    }
    if (this.references.length < Math.max(found, recentSample)) {
      this.references = new Float64Array(Math.max(2 * found, recentSample));
    }
    const { references } = this;
    if (found >= fewestReferences) {
      let count = 0;
      for (let span = 0; span < wideSpans.length; span += 2) {
        references.set(days.values.subarray(wideSpans[span], wideSpans[span + 1]), count);
        count += wideSpans[span + 1] - wideSpans[span];
      }
      range.measure(references, count);
    } else if (this.recent.size >= fewestReferences) {
      range.measure(references, this.recent.sampleInPlace(references, recentSample));
    } else {
      return;
    }
    this.rangeBlock = block;
  }

  /**
   * How new the value is, in decades of rank beyond what is expected, where that is asked for, else 0; the model learns
   * the value afterwards.
   */
  private rankAndLearn(timeMs: number, value: number, learn: boolean, isAsked: boolean): number {
    const { close, wide, newest } = this;
    this.compareWithDays(timeMs, value);
    newest.push(value);
    const average = newest.mean();
    const recentDistance = this.recent.size >= fewestReferences ? this.recent.nearestDistance(value, neighbours) : 0;
    const averageDistance = this.averages.size > 0 ? this.averages.nearestDistance(average, 1) : 0;
    const closeDistance = close.offered >= fewestReferences ? close.farthest : 0;
    const wideDistance = wide.offered >= fewestReferences ? wide.farthest : 0;
    const surprise = isAsked ? this.surpriseOf(closeDistance, wideDistance, recentDistance, averageDistance) : 0;
    if (learn) {
      this.closeRanks.push(closeDistance);
      this.wideRanks.push(wideDistance);
      this.recentRanks.push(recentDistance);
      this.averageRanks.push(averageDistance);
      this.days.push(timeMs, value);
      this.recent.push(value);
      this.averages.push(average);
    }
    return surprise;
  }

  /** Finds the distances from the nearest values at the same time of day; those that are close are wide as well. */
  private compareWithDays(timeMs: number, value: number): void {
    const { close, wide, days, wideSpans, closeSpans } = this;
    const { values } = days;
    close.clear();
    wide.clear();
    if (wideSpans.length > 0) {
      days.findInPlace(timeMs, closeMs, closeSpans);
    }
    let within = 0;
    for (let span = 0; span < wideSpans.length; span += 2) {
      let from = wideSpans[span];
      const to = wideSpans[span + 1];
      if (within < closeSpans.length && closeSpans[within] >= from) {
        wide.offerFrom(value, values, from, closeSpans[within]);
        close.offerFrom(value, values, closeSpans[within], closeSpans[within + 1]);
        from = closeSpans[within + 1];
        within += 2;
      }
      wide.offerFrom(value, values, from, to);
    }
    wide.offerAll(close);
  }

  private surpriseOf(
    closeDistance: number,
    wideDistance: number,
    recentDistance: number,
    averageDistance: number
  ): number {
    const recentSurprise = decades(this.recentRanks, recentDistance) - withoutDays;
    const hasWide = this.wide.offered >= fewestReferences;
    const wideSurprise = hasWide ? decades(this.wideRanks, wideDistance) : recentSurprise;
    const hasClose = this.close.offered >= fewestReferences;
    const otherwise = hasWide ? wideSurprise - withoutDays : recentSurprise;
    const surprise =
      closeWeight * (hasClose ? decades(this.closeRanks, closeDistance) : otherwise) +
      wideWeight * wideSurprise +
      averageWeight * decades(this.averageRanks, averageDistance);
    return surprise - ((1 - lengthExponent) * Math.log10(this.averageRanks.size + 1) - offset);
  }
}

/** How rare so large a distance is among those remembered: log10 of n / rank. */
function decades(history: RankHistory, distance: number): number {
  return Math.log10((history.size + 1) / history.rank(distance));
}

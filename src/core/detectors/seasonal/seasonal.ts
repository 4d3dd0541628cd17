import { bandHistory } from '../bands/bandHistory';
import { type Bands } from '../bands/bands';
import { type ModelContext, type UnivariateDetector } from '../detector/detector';
import { type DetectorOptions, numberOption, textOption } from '../declaration/detectorOptions';
import { earlierValues, type Season } from '../history/earlierValues';
import { judgeByBands } from '../bands/judgeByBands';
import { leastSpreads } from '../windows/leastSpreads';
import { noiseBefore } from '../windows/noiseBefore';
import { onSamples } from '../history/onSamples';
import { isLearnedFromSamples, type SeasonGrid, seasonGrid } from '../history/seasonGrid';
import { recentSamples } from '../history/recentSamples';
import { type SeriesHistory } from '../detector/seriesHistory';
import { thresholdAtRate } from '../rates/thresholdAtRate';
import { type Usual, usualOf } from './usualOf';
import { seasonalDeclaration } from './seasonalDeclaration';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** A mean and a spread of fewer values than this say nothing. */
const fewestReferences = 3;
const unknown: Usual = { mean: NaN, deviation: NaN };
const fewestPeriods = 2;
/** How far days of the same class are looked for. */
const longestDays = 27;
/** The noise around the level of the moment is measured over this long, the newest half hour left out. */
const noiseMs = 6 * 60 * minuteMs;
const noiseDelayMs = 30 * minuteMs;
const fewestNoiseSamples = 24;
/** One alert a month on fault-free series of the benchmark `quiet`. */
const { threshold: calmThreshold } = seasonalDeclaration.options.parse({});

/**
 * |x − mean| / sd over the values at the same time (within half a slot) of earlier periods: days of the same class, days, or
 * weeks. The present occurrence is never among its own references: with it, n values could score √(n − 1) at most, and no
 * threshold above that could ever be reached. Standard deviations are of the population. Samples finer than a quarter of an hour are
 * compared with earlier quarters; their variance around the level of the moment is then added to that between the days. Coarser
 * ones vary at least as much as their newest deviations did.
 */
export const seasonal: UnivariateDetector = {
  ...seasonalDeclaration,
  shape: 'univariate',
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calmThreshold) }),
  history: (options, stepMs) => {
    const learnedMs = learnedMsOf(options);
    const recentMs = recentSamples(stepMs) * stepMs;
    const ownMs = Math.max(noiseMs, fewestNoiseSamples * stepMs) + noiseDelayMs + 2 * stepMs;
    return isLearnedFromSamples(learnedMs, stepMs)
      ? bandHistory({ fineMs: Math.max(learnedMs + fewestNoiseSamples * stepMs, recentMs), profileDays: 0 }, stepMs)
      : bandHistory({ fineMs: Math.max(recentMs, ownMs), profileDays: Math.ceil(learnedMs / dayMs) }, stepMs);
  },
  judge: judgeByBands({ bands, seasonMs: (options) => (isWeekly(options) ? 7 * dayMs : dayMs) }),
};

function isWeekly(options: DetectorOptions): boolean {
  return textOption(options, 'season') !== 'hourOfDay';
}

function seasonOf(options: DetectorOptions): Season {
  const season = textOption(options, 'season');
  const wanted = numberOption(options, 'periods') - 1;
  const byDayClass = season === 'workdaysAndWeekends';
  return {
    periodMs: season === 'hourOfWeek' ? 7 * dayMs : dayMs,
    byDayClass,
    reach: byDayClass ? Math.max(longestDays, wanted) - 1 : wanted,
    wanted,
  };
}

/** How far back the references lie: the reach of the season, and an hour for a day that is longer by the clock. */
function learnedMsOf(options: DetectorOptions): number {
  const { periodMs, reach } = seasonOf(options);
  return reach * periodMs + (numberOption(options, 'slotMinutes') / 2 + 120) * minuteMs;
}

function bands(series: SeriesHistory, { options, stepMs, clock }: ModelContext): Bands {
  const { times, values, firstJudged } = series;
  const learnedMs = learnedMsOf(options);
  const grid = seasonGrid(series, learnedMs, stepMs);
  const season = seasonOf(options);
  const halfSlotMs = (numberOption(options, 'slotMinutes') / 2) * minuteMs;
  const known = new Map<number, Usual>();
  const usualAt = (place: number): Usual => {
    const timeMs = grid.firstMs + place * grid.stepMs;
    const found = earlierValues(timeMs, clock, season, (earlierMs) => near(grid, earlierMs, halfSlotMs));
    const references = found.flat();
    const isEnough = found.length >= fewestPeriods && references.length >= fewestReferences;
    const usual = isEnough ? usualOf(references) : unknown;
    known.set(place, usual);
    return usual;
  };
  const remembered = (place: number): Usual => known.get(place) ?? usualAt(place);
  const isCoarse = isLearnedFromSamples(learnedMs, stepMs);
  const window = Math.max(fewestNoiseSamples, Math.round(noiseMs / stepMs));
  const delay = isCoarse ? 0 : Math.ceil(noiseDelayMs / stepMs);
  const start = Math.max(0, firstJudged - window - delay);
  const before = firstJudged - start;
  const usual = onSamples(grid, times.subarray(start), (place) => remembered(place).mean);
  const between = onSamples(grid, times.subarray(firstJudged), (place) => remembered(place).deviation);
  const levels = isCoarse ? usual : onSamples(grid, times.subarray(start), (place) => grid.values[place] ?? NaN);
  const { spreads: noise } = noiseBefore(
    levels.map((level, i) => values[start + i] - level),
    before,
    window,
    delay
  );
  const least = leastSpreads(values, firstJudged, recentSamples(stepMs));
  const lastMs = times[times.length - 1] ?? 0;
  const isYoung = grid.firstMs > lastMs - fewestPeriods * season.periodMs + grid.stepMs;
  return {
    expected: usual.subarray(before).map((one, i) => (Number.isNaN(noise[i]) && !isCoarse ? NaN : one)),
    spread: between.map((deviation, i) => {
      const spread = isCoarse ? Math.max(deviation, noise[i] || 0) : Math.hypot(deviation, noise[i]);
      return Math.max(spread, least[i]);
    }),
    reason: isYoung ? 'insufficient_data' : 'insufficient_seasonal_data',
  };
}

/** The values of the grid less than half a slot from a time; the slot of one value is that value. */
function near(grid: SeasonGrid, timeMs: number, halfSlotMs: number): number[] {
  const nearest = Math.round((timeMs - grid.firstMs) / grid.stepMs);
  const reach = Math.ceil(halfSlotMs / grid.stepMs);
  const values: number[] = [];
  for (let at = Math.max(0, nearest - reach); at <= nearest + reach && at < grid.values.length; at++) {
    const isNear = Math.abs(grid.firstMs + at * grid.stepMs - timeMs) < halfSlotMs || at === nearest;
    if (isNear && !Number.isNaN(grid.values[at])) {
      values.push(grid.values[at]);
    }
  }
  return values;
}

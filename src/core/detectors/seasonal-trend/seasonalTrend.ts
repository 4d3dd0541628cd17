import { median } from '../../statistics/median';
import { madToSigma, medianAbsoluteDeviation } from '../../statistics/medianAbsoluteDeviation';
import { rollingMedian } from '../../statistics/rolling/rollingMedian';
import { bandHistory } from '../bands/bandHistory';
import { type Bands } from '../bands/bands';
import { type ModelContext, type UnivariateDetector } from '../detector/detector';
import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';
import { earlierValues, type Season } from '../history/earlierValues';
import { judgeByBands } from '../bands/judgeByBands';
import { leastSpreads } from '../windows/leastSpreads';
import { noiseBefore } from '../windows/noiseBefore';
import { onSamples } from '../history/onSamples';
import { isLearnedFromSamples, type SeasonGrid, seasonGrid } from '../history/seasonGrid';
import { recentSamples } from '../history/recentSamples';
import { type SeriesHistory } from '../detector/seriesHistory';
import { thresholdAtRate } from '../rates/thresholdAtRate';
import { seasonalTrendDeclaration } from './seasonalTrendDeclaration';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** A season of fewer periods than this is none. */
const fewestPeriods = 2;
/** A spread of fewer periods than this is their deviation from each other. */
const fewestForMedians = 5;
/** The share of a period over which the present level is measured, and its least number of samples. */
const levelShare = 1 / 4;
const fewestLevelSamples = 24;
/** One alert a month on fault-free series of the benchmark `quiet`. */
const { threshold: calmThreshold } = seasonalTrendDeclaration.options.parse({});

/**
 * What remains of a value after season and level, in standard deviations of the remainder. Each earlier period has a trend, the
 * median of the period around a time; the season at a time is the median, over the earlier periods, of what remains of them
 * there; medians, so that an incident in one period leaves no trace in the next. The level follows as the median of the newest
 * values without their season, the spread as 1.4826 MAD of those and of the periods' differences. Periods of a day are compared
 * with days of the same class: workdays, or weekends.
 */
export const seasonalTrend: UnivariateDetector = {
  ...seasonalTrendDeclaration,
  shape: 'univariate',
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calmThreshold) }),
  history: (options, stepMs) => {
    const learnedMs = learnedMsOf(options);
    const ownMs = levelSamples(options, stepMs) * stepMs;
    const levelMs = Math.max(ownMs, recentSamples(stepMs) * stepMs);
    return isLearnedFromSamples(learnedMs, stepMs)
      ? bandHistory({ fineMs: learnedMs + levelMs, profileDays: 0 }, stepMs)
      : bandHistory({ fineMs: levelMs, profileDays: Math.ceil((learnedMs + ownMs) / dayMs) }, stepMs);
  },
  judge: judgeByBands({ bands, seasonMs: (options) => (isDaily(options) ? 7 * dayMs : seasonOf(options).periodMs) }),
};

function isDaily(options: DetectorOptions): boolean {
  return numberOption(options, 'periodMinutes') * minuteMs === dayMs;
}

function seasonOf(options: DetectorOptions): Season {
  const wanted = numberOption(options, 'trainingPeriods');
  const byDayClass = isDaily(options);
  return {
    periodMs: numberOption(options, 'periodMinutes') * minuteMs,
    byDayClass,
    reach: byDayClass ? Math.max(wanted, Math.min(26, Math.ceil((7 / 5) * wanted) + 2)) : wanted,
    wanted,
  };
}

/** The periods that are compared, half a period for the trend of the first, and a day's change of the clock. */
function learnedMsOf(options: DetectorOptions): number {
  const { periodMs, reach } = seasonOf(options);
  return (reach + 1 / 2) * periodMs + (isDaily(options) ? 120 * minuteMs : 0);
}

function levelSamples(options: DetectorOptions, stepMs: number): number {
  return Math.max(fewestLevelSamples, Math.round((levelShare * seasonOf(options).periodMs) / stepMs));
}

function bands(series: SeriesHistory, { options, stepMs, clock }: ModelContext): Bands {
  const { times, values, firstJudged } = series;
  const season = seasonOf(options);
  const grid = seasonGrid(series, learnedMsOf(options), stepMs);
  const withoutTrend = remaindersOf(grid, season.periodMs);
  const seasons = new Map<number, { readonly shape: number; readonly spread: number }>();
  const seasonAt = (place: number): { readonly shape: number; readonly spread: number } => {
    const known = seasons.get(place);
    if (known !== undefined) {
      return known;
    }
    const earlier = earlierValues(grid.firstMs + place * grid.stepMs, clock, season, (timeMs) => {
      const value = withoutTrend[Math.round((timeMs - grid.firstMs) / grid.stepMs)] ?? NaN;
      return Number.isNaN(value) ? [] : [value];
    }).flat();
    const found = earlier.length < fewestPeriods ? { shape: NaN, spread: NaN } : seasonOfPeriods(earlier);
    seasons.set(place, found);
    return found;
  };
  const window = levelSamples(options, stepMs);
  const start = Math.max(0, firstJudged - window);
  const shape = onSamples(grid, times.subarray(start), (place) => seasonAt(place).shape);
  const between = onSamples(grid, times.subarray(firstJudged), (place) => seasonAt(place).spread);
  const before = firstJudged - start;
  const { medians, spreads } = noiseBefore(
    shape.map((one, i) => values[start + i] - one),
    before,
    window
  );
  const least = leastSpreads(values, firstJudged, recentSamples(stepMs));
  return {
    expected: medians.map((level, i) => level + shape[before + i]),
    spread: spreads.map((spread, i) => Math.max(Math.hypot(spread, between[i]), least[i])),
    reason: 'insufficient_seasonal_data',
  };
}

/** The values of the grid less the median of the period around each; NaN where half of that is missing. */
function remaindersOf({ values, stepMs }: SeasonGrid, periodMs: number): Float64Array {
  const samples = Math.max(2, Math.round(periodMs / stepMs));
  const half = Math.floor(samples / 2);
  const trends = rollingMedian(values, samples, Math.ceil(samples / 2));
  return values.map((value, place) => value - (trends[place + half] ?? NaN));
}

/** The season of one time in several periods, and how much the periods differ there. */
function seasonOfPeriods(earlier: readonly number[]): { readonly shape: number; readonly spread: number } {
  const values = Float64Array.from(earlier);
  const shape = median(values);
  if (values.length >= fewestForMedians) {
    return { shape, spread: madToSigma * medianAbsoluteDeviation(values) };
  }
  const squares = values.reduce((sum, value) => sum + (value - shape) ** 2, 0);
  return { shape, spread: Math.sqrt(squares / values.length) };
}

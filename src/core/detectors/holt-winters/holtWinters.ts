import { bandHistory } from '../bands/bandHistory';
import { type Bands } from '../bands/bands';
import { type ModelContext, type UnivariateDetector } from '../detector/detector';
import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';
import { judgeByBands } from '../bands/judgeByBands';
import { leastSpreads } from '../windows/leastSpreads';
import { noiseBefore } from '../windows/noiseBefore';
import { onSamples } from '../history/onSamples';
import { isLearnedFromSamples, seasonGrid } from '../history/seasonGrid';
import { recentSamples } from '../history/recentSamples';
import { type SeriesHistory } from '../detector/seriesHistory';
import { thresholdAtRate } from '../rates/thresholdAtRate';
import { replayForecasts } from './replayForecasts';
import { holtWintersDeclaration } from './holtWintersDeclaration';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** The errors of the forecast are measured over this share of a period, and at least so many samples. */
const errorShare = 1 / 4;
const fewestErrors = 24;
/** One alert a month on fault-free series of the benchmark `quiet`. */
const { threshold: calmThreshold } = holtWintersDeclaration.options.parse({});

/**
 * Additive Holt–Winters: level, trend and one seasonal term a phase, each smoothed exponentially; a value is judged by
 * the error of its forecast, in robust standard deviations of the errors before. The model is replayed over a stated number of periods
 * before the present one by the clock, so that a forecast depends on those alone; days are replayed in quarters of an hour.
 */
export const holtWinters: UnivariateDetector = {
  ...holtWintersDeclaration,
  shape: 'univariate',
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calmThreshold) }),
  history: (options, stepMs) => {
    const learnedMs = learnedMsOf(options);
    const ownMs = errorSamples(options, stepMs) * stepMs;
    const errorsMs = Math.max(ownMs, recentSamples(stepMs) * stepMs);
    return isLearnedFromSamples(learnedMs, stepMs)
      ? bandHistory({ fineMs: learnedMs + errorsMs, profileDays: 0 }, stepMs)
      : bandHistory({ fineMs: errorsMs, profileDays: Math.ceil((learnedMs + ownMs) / dayMs) }, stepMs);
  },
  judge: judgeByBands({ bands, seasonMs: periodMsOf }),
};

function periodMsOf(options: DetectorOptions): number {
  return numberOption(options, 'periodMinutes') * minuteMs;
}

/** The replayed periods, the present one, and two steps of a profile. */
function learnedMsOf(options: DetectorOptions): number {
  return (numberOption(options, 'replayedPeriods') + 1) * periodMsOf(options) + 30 * minuteMs;
}

function errorSamples(options: DetectorOptions, stepMs: number): number {
  return Math.max(fewestErrors, Math.round((errorShare * periodMsOf(options)) / stepMs));
}

function bands(series: SeriesHistory, { options, stepMs, clock }: ModelContext): Bands {
  const { times, values, firstJudged } = series;
  const grid = seasonGrid(series, learnedMsOf(options), stepMs);
  const window = errorSamples(options, stepMs);
  const start = Math.max(0, firstJudged - window);
  const forecasts = replayForecasts(grid, times[start] ?? 0, times[times.length - 1] ?? 0, clock, {
    periodMs: periodMsOf(options),
    periods: numberOption(options, 'replayedPeriods'),
    alpha: numberOption(options, 'alpha'),
    beta: numberOption(options, 'beta'),
    gamma: numberOption(options, 'gamma'),
  });
  const expected = onSamples(grid, times.subarray(start), (place) => forecasts.get(place) ?? NaN);
  const before = firstJudged - start;
  const errors = expected.map((one, i) => values[start + i] - one);
  const { spreads } = noiseBefore(errors, before, window);
  const least = leastSpreads(values, firstJudged, recentSamples(stepMs));
  return {
    expected: expected.subarray(before).map((one, i) => (Number.isNaN(spreads[i]) ? NaN : one)),
    spread: spreads.map((spread, i) => Math.max(spread, least[i])),
    reason: 'insufficient_seasonal_data',
  };
}

import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { rollingMedian, rollingMedians } from '../../statistics/rolling/rollingMedian';
import { bandHistory } from '../bands/bandHistory';
import { type Bands } from '../bands/bands';
import { type ModelContext, type UnivariateDetector } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { judgeByBands } from '../bands/judgeByBands';
import { leastSpreads } from '../windows/leastSpreads';
import { recentSamples } from '../history/recentSamples';
import { type SeriesHistory } from '../detector/seriesHistory';
import { thresholdAtRate } from '../rates/thresholdAtRate';
import { windowsBefore } from '../windows/windowsBefore';
import { levelShiftDeclaration } from './levelShiftDeclaration';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const { threshold: calmThreshold } = levelShiftDeclaration.options.parse({});

/**
 * The median of the newest `recent` samples, the present one among them, against the median and MAD of the `window`
 * samples before those. A shift is reported once half of the recent samples lie at the new level, and no longer than
 * until half of the window does: one shift alerts for about `window / 2` samples, not for as long as it lasts. A single
 * spike moves no median and goes unreported.
 */
export const levelShift: UnivariateDetector = {
  ...levelShiftDeclaration,
  shape: 'univariate',
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calmThreshold, 1.6) }),
  history: (options, stepMs) => {
    const own = numberOption(options, 'recent') + numberOption(options, 'window');
    return bandHistory({ fineMs: Math.max(own, recentSamples(stepMs)) * stepMs, profileDays: 0 }, stepMs);
  },
  judge: judgeByBands({ bands, judged: newLevels }),
};

function newLevels({ values, firstJudged }: SeriesHistory, { options }: ModelContext): Float64Array {
  const recent = numberOption(options, 'recent');
  const start = Math.max(0, firstJudged - recent + 1);
  const levels = rollingMedian(values.subarray(start), recent, Math.ceil(recent / 2)).subarray(firstJudged - start);
  return levels.map((level, i) => (Number.isNaN(values[firstJudged + i]) ? NaN : level));
}

function bands({ values, firstJudged }: SeriesHistory, { options, stepMs }: ModelContext): Bands {
  const recent = numberOption(options, 'recent');
  const window = numberOption(options, 'window');
  const start = Math.max(0, firstJudged - recent - window);
  const { medians, deviations } = rollingMedians(values.subarray(start), window, Math.ceil(window / 2));
  // How finely values are counted is known from before the recent ones.
  const counted = Math.max(0, firstJudged - recent);
  const least = leastSpreads(values, counted, recentSamples(stepMs)).subarray(0, values.length - firstJudged);
  return {
    expected: windowsBefore(medians, firstJudged - start, recent),
    spread: windowsBefore(deviations, firstJudged - start, recent).map((deviation, i) =>
      Math.max(madToSigma * deviation, least[i])
    ),
  };
}

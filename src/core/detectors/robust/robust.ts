import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { rollingMedians } from '../../statistics/rolling/rollingMedian';
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
import { robustDeclaration } from './robustDeclaration';

/** A median absolute deviation of fewer values than this says nothing. */
const minimumValues = 10;
/** One alert a month on fault-free series of the benchmark `quiet`. */
const { threshold: calmThreshold } = robustDeclaration.options.parse({});

/**
 * |x − median| / (1.4826 MAD) against a threshold, over the `window` samples before x: up to half of the window may be
 * anomalous itself. Where more than half of the window is one and the same value, deviations are measured by how finely the values are
 * counted.
 */
export const robust: UnivariateDetector = {
  ...robustDeclaration,
  shape: 'univariate',
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calmThreshold) }),
  history: (options, stepMs) =>
    bandHistory(
      { fineMs: Math.max(numberOption(options, 'window'), recentSamples(stepMs)) * stepMs, profileDays: 0 },
      stepMs
    ),
  judge: judgeByBands({ bands }),
};

function bands({ values, firstJudged }: SeriesHistory, { options, stepMs }: ModelContext): Bands {
  const window = numberOption(options, 'window');
  const start = Math.max(0, firstJudged - window);
  const { medians, deviations } = rollingMedians(values.subarray(start), window, Math.min(minimumValues, window));
  const least = leastSpreads(values, firstJudged, recentSamples(stepMs));
  const before = firstJudged - start;
  return {
    expected: windowsBefore(medians, before),
    spread: windowsBefore(deviations, before).map((deviation, i) => Math.max(madToSigma * deviation, least[i])),
  };
}

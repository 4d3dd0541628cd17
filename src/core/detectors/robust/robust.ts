import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { rollingMedians } from '../../statistics/rollingMedian';
import { type Bands } from '../bands';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { numberOption } from '../detectorOptions';
import { judgeByBands } from '../judgeByBands';
import { leastSpreads, stepSamples } from '../leastSpreads';
import { type SeriesHistory } from '../seriesHistory';
import { thresholdAtRate } from '../thresholdAtRate';
import { thresholdOption } from '../thresholdOption';
import { windowsBefore } from '../windowsBefore';

/** A median absolute deviation of fewer values than this says nothing. */
const minimumValues = 10;
const calibration = { atOneAMonth: 8, growth: 0.25 };

/**
 * |x − median| / (1.4826 MAD) against a threshold, over the `window` samples before x: up to half of the window may be
 * anomalous itself. Where more than half of the window is one and the same value, deviations are measured by how finely the values are
 * counted.
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
    thresholdOption(calibration.atOneAMonth),
  ],
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calibration) }),
  history: (options, stepMs) => ({
    fineMs: Math.max(numberOption(options, 'window'), stepSamples) * stepMs,
    profileDays: 0,
  }),
  judge: judgeByBands({ bands }),
};

function bands({ values, firstJudged }: SeriesHistory, { options }: ModelContext): Bands {
  const window = numberOption(options, 'window');
  const threshold = numberOption(options, 'threshold');
  const start = Math.max(0, firstJudged - window);
  const { medians, deviations } = rollingMedians(values.subarray(start), window, Math.min(minimumValues, window));
  const least = leastSpreads(values, firstJudged);
  const before = firstJudged - start;
  return {
    expected: windowsBefore(medians, before),
    reach: windowsBefore(deviations, before).map(
      (deviation, i) => threshold * Math.max(madToSigma * deviation, least[i])
    ),
  };
}

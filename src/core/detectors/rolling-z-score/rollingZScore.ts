import { bandHistory } from '../bandHistory';
import { type Bands } from '../bands';
import { clippedValues } from '../clippedValues';
import { clipOption } from '../clipOption';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { numberOption } from '../detectorOptions';
import { judgeByBands } from '../judgeByBands';
import { leastSpreads } from '../leastSpreads';
import { momentsBefore } from '../momentsBefore';
import { recentSamples } from '../recentSamples';
import { type SeriesHistory } from '../seriesHistory';
import { thresholdAtRate } from '../thresholdAtRate';
import { thresholdOption } from '../thresholdOption';

/** A mean of fewer values than this says nothing. */
const minimumValues = 10;
/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 5.4;

/**
 * |x − mean| / sd against a threshold, mean and population standard deviation being those of the `window` samples
 * before x, in which far values are clipped.
 */
export const rollingZScore: UnivariateDetector = {
  id: 'rollingZScore',
  title: 'Rolling z-score',
  description: 'Distance from the mean of the values before, in their standard deviations',
  shape: 'univariate',
  options: [
    {
      name: 'window',
      title: 'Window',
      description: 'How many samples before the present one are its reference',
      kind: 'integer',
      default: 100,
      minimum: 3,
      maximum: 100_000,
    },
    thresholdOption(calmThreshold),
    clipOption,
  ],
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calmThreshold) }),
  history: (options, stepMs) => {
    const window = numberOption(options, 'window');
    return bandHistory({ fineMs: (window + Math.max(window, recentSamples(stepMs))) * stepMs, profileDays: 0 }, stepMs);
  },
  judge: judgeByBands({ bands }),
};

function bands({ values, firstJudged }: SeriesHistory, { options, stepMs }: ModelContext): Bands {
  const window = numberOption(options, 'window');
  const start = Math.max(0, firstJudged - window);
  const learned = clippedValues(values, start, window, numberOption(options, 'clip'), recentSamples(stepMs));
  const { weights, means, deviations } = momentsBefore(learned, firstJudged - start, window);
  const least = leastSpreads(values, firstJudged, recentSamples(stepMs));
  const enough = Math.min(minimumValues, window);
  return {
    expected: means.map((mean, i) => (weights[i] < enough ? NaN : mean)),
    spread: deviations.map((deviation, i) => Math.max(deviation, least[i])),
  };
}

import { bandHistory } from '../bands/bandHistory';
import { type Bands } from '../bands/bands';
import { clippedValues } from '../windows/clippedValues';
import { type ModelContext, type UnivariateDetector } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { judgeByBands } from '../bands/judgeByBands';
import { leastSpreads } from '../windows/leastSpreads';
import { momentsBefore } from '../windows/momentsBefore';
import { recentSamples } from '../history/recentSamples';
import { type SeriesHistory } from '../detector/seriesHistory';
import { thresholdAtRate } from '../rates/thresholdAtRate';
import { rollingZScoreDeclaration } from './rollingZScoreDeclaration';

/** A mean of fewer values than this says nothing. */
const minimumValues = 10;
/** One alert a month on fault-free series of the benchmark `quiet`. */
const { threshold: calmThreshold } = rollingZScoreDeclaration.options.parse({});

/**
 * |x − mean| / sd against a threshold, mean and population standard deviation being those of the `window` samples
 * before x, in which far values are clipped.
 */
export const rollingZScore: UnivariateDetector = {
  ...rollingZScoreDeclaration,
  shape: 'univariate',
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

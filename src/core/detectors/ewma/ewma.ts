import { bandHistory } from '../bands/bandHistory';
import { type Bands } from '../bands/bands';
import { clippedValues } from '../windows/clippedValues';
import { type ModelContext, type UnivariateDetector } from '../detector/detector';
import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';
import { judgeByBands } from '../bands/judgeByBands';
import { leastSpreads } from '../windows/leastSpreads';
import { momentsBefore } from '../windows/momentsBefore';
import { recentSamples } from '../history/recentSamples';
import { type SeriesHistory } from '../detector/seriesHistory';
import { thresholdAtRate } from '../rates/thresholdAtRate';
import { ewmaDeclaration } from './ewmaDeclaration';

/** A mean of fewer values than this says nothing. */
const minimumValues = 10;
/** How many times 1 / α samples are looked at: what is older would weigh e⁻⁵. */
const lifetimes = 5;
/** Values are clipped by the median of this many samples before them. */
const clipWindow = 100;
/** One alert a month on fault-free series of the benchmark `quiet`. */
const { threshold: calmThreshold } = ewmaDeclaration.options.parse({});

/**
 * |x − mean| / sd, mean and standard deviation weighted exponentially: the n-th sample before x weighs (1 − α)ⁿ⁻¹, over a
 * stated number of samples (the power of two that covers 5 / α). Far values are clipped before they teach.
 */
export const ewma: UnivariateDetector = {
  ...ewmaDeclaration,
  shape: 'univariate',
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calmThreshold) }),
  history: (options, stepMs) =>
    bandHistory(
      { fineMs: (windowOf(options) + Math.max(clipWindow, recentSamples(stepMs))) * stepMs, profileDays: 0 },
      stepMs
    ),
  judge: judgeByBands({ bands }),
};

function windowOf(options: DetectorOptions): number {
  return 2 ** Math.ceil(Math.log2(Math.max(minimumValues, lifetimes / numberOption(options, 'alpha'))));
}

function bands({ values, firstJudged }: SeriesHistory, { options, stepMs }: ModelContext): Bands {
  const window = windowOf(options);
  const alpha = numberOption(options, 'alpha');
  const start = Math.max(0, firstJudged - window);
  const learned = clippedValues(values, start, clipWindow, numberOption(options, 'clip'), recentSamples(stepMs));
  const { means, deviations } = momentsBefore(learned, firstJudged - start, window, 1 - alpha);
  const { weights: counts } = momentsBefore(learned, firstJudged - start, window);
  const least = leastSpreads(values, firstJudged, recentSamples(stepMs));
  return {
    expected: means.map((mean, i) => (counts[i] < minimumValues ? NaN : mean)),
    spread: deviations.map((deviation, i) => Math.max(deviation, least[i])),
  };
}

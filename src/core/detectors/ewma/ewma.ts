import { type Bands } from '../bands';
import { clippedValues } from '../clippedValues';
import { clipOption } from '../clipOption';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type DetectorOptions, numberOption } from '../detectorOptions';
import { judgeByBands } from '../judgeByBands';
import { leastSpreads, stepSamples } from '../leastSpreads';
import { momentsBefore } from '../momentsBefore';
import { type SeriesHistory } from '../seriesHistory';
import { thresholdAtRate } from '../thresholdAtRate';
import { thresholdOption } from '../thresholdOption';

/** A mean of fewer values than this says nothing. */
const minimumValues = 10;
/** How many times 1 / α samples are looked at: what is older would weigh e⁻⁵. */
const lifetimes = 5;
/** Values are clipped by the median of this many samples before them. */
const clipWindow = 100;
const calibration = { atOneAMonth: 6, growth: 0.25 };

/**
 * |x − mean| / sd, mean and standard deviation weighted exponentially: the n-th sample before x weighs (1 − α)ⁿ⁻¹, over a
 * stated number of samples (the power of two that covers 5 / α). Far values are clipped before they teach.
 */
export const ewma: UnivariateDetector = {
  id: 'ewma',
  title: 'Exponentially weighted mean',
  description: 'Distance from a mean in which older values count less and less',
  shape: 'univariate',
  options: [
    {
      name: 'alpha',
      title: 'Weight of the newest',
      description: 'How much of the mean the newest value makes up',
      kind: 'number',
      default: 0.05,
      minimum: 0.0001,
      maximum: 1,
    },
    thresholdOption(calibration.atOneAMonth),
    clipOption,
  ],
  atAlertsPerWeek: (rate) => ({ threshold: thresholdAtRate(rate, calibration) }),
  history: (options, stepMs) => ({
    fineMs: (windowOf(options) + Math.max(clipWindow, stepSamples)) * stepMs,
    profileDays: 0,
  }),
  judge: judgeByBands({ bands }),
};

function windowOf(options: DetectorOptions): number {
  return 2 ** Math.ceil(Math.log2(Math.max(minimumValues, lifetimes / numberOption(options, 'alpha'))));
}

function bands({ values, firstJudged }: SeriesHistory, { options }: ModelContext): Bands {
  const window = windowOf(options);
  const alpha = numberOption(options, 'alpha');
  const start = Math.max(0, firstJudged - window);
  const learned = clippedValues(values, start, clipWindow, numberOption(options, 'clip'));
  const { means, deviations } = momentsBefore(learned, firstJudged - start, window, 1 - alpha);
  const { weights: counts } = momentsBefore(learned, firstJudged - start, window);
  const least = leastSpreads(values, firstJudged);
  const threshold = numberOption(options, 'threshold');
  return {
    expected: means.map((mean, i) => (counts[i] < minimumValues ? NaN : mean)),
    reach: deviations.map((deviation, i) => threshold * Math.max(deviation, least[i])),
  };
}

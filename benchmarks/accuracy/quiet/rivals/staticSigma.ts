import { type QuietRival } from './quietRival';
import { TrailingMoments } from './trailingMoments';

/** A threshold that somebody sets once: three standard deviations of the history on either side of its mean. */
export const staticSigma: QuietRival = {
  name: 'static 3 sigma',
  scoresOf({ values, historyLength }) {
    const history = new TrailingMoments(values.subarray(0, historyLength));
    const mean = history.mean(historyLength, historyLength);
    const reach = 3 * history.deviation(historyLength, historyLength);
    return values.map((value) => Math.abs(value - mean) / reach);
  },
};

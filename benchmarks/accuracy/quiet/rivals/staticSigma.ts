import { mean } from '../../../../src/core/statistics/mean';
import { standardDeviation } from '../../../../src/core/statistics/standardDeviation';
import { type QuietRival } from './quietRival';

/** A threshold that somebody sets once: three standard deviations of the history on either side of its mean. */
export const staticSigma: QuietRival = {
  name: 'static 3 sigma',
  scoresOf({ values, historyLength }) {
    const history = values.subarray(0, historyLength);
    const centre = mean(history);
    const reach = 3 * standardDeviation(history, 'population');
    return values.map((value) => Math.abs(value - centre) / reach);
  },
};

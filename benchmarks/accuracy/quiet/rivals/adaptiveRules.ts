import { rollingMean } from '../../../../src/core/statistics/rolling/rollingMean';
import { rollingStandardDeviation } from '../../../../src/core/statistics/rolling/rollingStandardDeviation';
import { samplesIn } from '../../scoring/samplesIn';
import { firingOutside, positiveOf } from './bandRules';
import { type QuietRival } from './quietRival';

const hourMinutes = 60;
const sigmas = 2;
const margin = 0.5;
/** A deviation of an hour counts where it is more than this share of its mean. */
const leastVariation = 0.5;
/** The hours a day and a week before that begin half an hour later. */
const lookBacksMinutes = [23.5 * hourMinutes, 167.5 * hourMinutes];

/**
 * The adaptive bands of grafana/promql-anomaly-detection (rules/adaptive.yml at 738e34e): around the mean of an hour the widest of two of
 * the last 26 hours' mean deviations, half of that mean, and mean and two deviations of the same hour of yesterday and a week ago; an alert after
 * five minutes outside. Values of 0 and below are no samples to it.
 */
export const adaptiveRules: QuietRival = {
  name: 'promql adaptive',
  scoresOf({ values, stepMs }) {
    const level = positiveOf(values);
    const hour = samplesIn(hourMinutes, stepMs, 1);
    const means = rollingMean(level, hour);
    const deviations = rollingStandardDeviation(level, hour, 'population');
    const ofDay = rollingMean(
      deviations.map((deviation, i) => (deviation > leastVariation * (means[i] ?? NaN) ? deviation : NaN)),
      samplesIn(26 * hourMinutes, stepMs, 1)
    );
    const lookBacks = lookBacksMinutes.map((minutes) => samplesIn(minutes, stepMs, 1));
    return firingOutside(level, stepMs, (at) => {
      const mean = means[at] ?? NaN;
      return [
        [mean, sigmas * (ofDay[at] ?? NaN)],
        [mean, margin * mean],
        ...lookBacks.map((back) => [means[at - back] ?? NaN, sigmas * (deviations[at - back] ?? NaN)] as const),
      ];
    });
  },
};

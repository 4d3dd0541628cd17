import { rollingMedian } from '../../../../src/core/statistics/rolling/rollingMedian';
import { samplesIn } from '../../scoring/samplesIn';
import { firingOutside, positiveOf } from './bandRules';
import { type QuietRival } from './quietRival';

const hourMinutes = 60;
const spreads = 2;
const margin = 0.5;
/** The hours a day and a week before that begin a quarter of an hour later. */
const lookBacksMinutes = [23.75 * hourMinutes, 167.75 * hourMinutes];

/**
 * The robust bands of grafana/promql-anomaly-detection (rules/robust.yml at 738e34e): around the median of a day the wider of two median
 * deviations and half of that median, and median and two median deviations of the same hour of yesterday and a week ago; an alert after the median
 * of an hour has been outside for five minutes. Values of 0 and below are no samples to it.
 */
export const robustRules: QuietRival = {
  name: 'promql robust',
  scoresOf({ values, stepMs }) {
    const present = positiveOf(values);
    const [hour, day] = [samplesIn(hourMinutes, stepMs, 1), samplesIn(24 * hourMinutes, stepMs, 1)];
    const spreadAround = (medians: Float64Array, window: number): Float64Array =>
      rollingMedian(
        present.map((value, i) => Math.abs(value - (medians[i] ?? NaN))),
        window
      );
    const level = rollingMedian(present, hour);
    const ofDay = rollingMedian(present, day);
    const spreadOfDay = spreadAround(ofDay, day);
    const spreadOfHour = spreadAround(level, hour);
    const lookBacks = lookBacksMinutes.map((minutes) => samplesIn(minutes, stepMs, 1));
    return firingOutside(level, stepMs, (at) => {
      const median = ofDay[at] ?? NaN;
      return [
        [median, spreads * (spreadOfDay[at] ?? NaN)],
        [median, margin * median],
        ...lookBacks.map((back) => [level[at - back] ?? NaN, spreads * (spreadOfHour[at - back] ?? NaN)] as const),
      ];
    });
  },
};

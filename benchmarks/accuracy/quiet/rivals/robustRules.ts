import { rollingMedian } from '../../../../src/core/statistics/rolling/rollingMedian';
import { firing } from './firing';
import { type QuietRival } from './quietRival';

const hourMs = 3_600_000;
const spreads = 2;
const margin = 0.5;
/** The hours a day and a week before that begin a quarter of an hour later. */
const lookBacksMs = [23.75 * hourMs, 167.75 * hourMs];

/**
 * The robust bands of grafana/promql-anomaly-detection (rules/robust.yml at 738e34e): around the median of a day the wider of two median
 * deviations and half of that median, and median and two median deviations of the same hour of yesterday and a week ago; an alert after the median
 * of an hour has been outside for five minutes. Values of 0 and below are no samples to it.
 */
export const robustRules: QuietRival = {
  name: 'promql robust',
  scoresOf({ values, stepMs }) {
    const samples = (ms: number): number => Math.max(1, Math.round(ms / stepMs));
    const present = values.map((value) => (value > 0 ? value : NaN));
    const [hour, day] = [samples(hourMs), samples(24 * hourMs)];
    const spreadAround = (medians: Float64Array, window: number): Float64Array =>
      rollingMedian(
        present.map((value, i) => Math.abs(value - (medians[i] ?? NaN))),
        window
      );
    const level = rollingMedian(present, hour);
    const ofDay = rollingMedian(present, day);
    const spreadOfDay = spreadAround(ofDay, day);
    const spreadOfHour = spreadAround(level, hour);
    const isOutside = (at: number): boolean => {
      const median = ofDay[at] ?? NaN;
      const bands = [
        [median, spreads * (spreadOfDay[at] ?? NaN)],
        [median, margin * median],
        ...lookBacksMs.map((ms) => [level[at - samples(ms)] ?? NaN, spreads * (spreadOfHour[at - samples(ms)] ?? NaN)]),
      ].filter(([centre = NaN, reach = NaN]) => !Number.isNaN(centre + reach));
      const upper = Math.max(...bands.map(([centre = NaN, reach = NaN]) => centre + reach));
      const lower = Math.max(0, Math.min(...bands.map(([centre = NaN, reach = NaN]) => centre - reach)));
      const value = level[at] ?? NaN;
      return value > upper || value < lower;
    };
    return firing(isOutside, values.length, 300_000, stepMs);
  },
};

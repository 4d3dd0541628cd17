import { firing } from './firing';
import { type QuietRival } from './quietRival';
import { TrailingMoments } from './trailingMoments';

const hourMs = 3_600_000;
const sigmas = 2;
const margin = 0.5;
/** A deviation of an hour counts where it is more than this share of its mean. */
const leastVariation = 0.5;
/** The hours a day and a week before that begin half an hour later. */
const lookBacksMs = [23.5 * hourMs, 167.5 * hourMs];

/**
 * The adaptive bands of grafana/promql-anomaly-detection (rules/adaptive.yml at 738e34e): around the mean of an hour the widest of two of
 * the last 26 hours' mean deviations, half of that mean, and mean and two deviations of the same hour of yesterday and a week ago; an alert after
 * five minutes outside. Values of 0 and below are no samples to it.
 */
export const adaptiveRules: QuietRival = {
  name: 'promql adaptive',
  scoresOf({ values, stepMs }) {
    const samples = (ms: number): number => Math.max(1, Math.round(ms / stepMs));
    const level = values.map((value) => (value > 0 ? value : NaN));
    const moments = new TrailingMoments(level);
    const hour = samples(hourMs);
    const means = level.map((_, i) => moments.mean(i + 1, hour));
    const deviations = level.map((_, i) => moments.deviation(i + 1, hour));
    const filtered = new TrailingMoments(
      deviations.map((deviation, i) => (deviation > leastVariation * (means[i] ?? NaN) ? deviation : NaN))
    );
    const isOutside = (at: number): boolean => {
      const mean = means[at] ?? NaN;
      const ofDay = sigmas * filtered.mean(at + 1, samples(26 * hourMs));
      const bands = [
        [mean, ofDay],
        [mean, margin * mean],
        ...lookBacksMs.map((ms) => [means[at - samples(ms)] ?? NaN, sigmas * (deviations[at - samples(ms)] ?? NaN)]),
      ].filter(([centre = NaN, reach = NaN]) => !Number.isNaN(centre + reach));
      const upper = Math.max(...bands.map(([centre = NaN, reach = NaN]) => centre + reach));
      const lower = Math.max(0, Math.min(...bands.map(([centre = NaN, reach = NaN]) => centre - reach)));
      const value = level[at] ?? NaN;
      return value > upper || value < lower;
    };
    return firing(isOutside, level.length, 300_000, stepMs);
  },
};

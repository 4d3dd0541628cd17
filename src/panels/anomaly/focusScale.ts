import { type JudgedFieldSeries } from '../../frames/grafana/readJudgedSeries';
import { type Span } from './lanesInView';

const padShare = 0.06;

/**
 * The axis fits the values in view, and of what was expected as much as keeps them readable: a band much wider than the
 * values would flatten them, so it may run out of the picture.
 */
export function focusScale(
  { times, values, scores, expected }: JudgedFieldSeries,
  { fromMs, toMs }: Span
): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const isByScore = !values.some((value) => !Number.isNaN(value));
  for (let i = 0; i < times.length; i++) {
    const time = times[i] ?? Number.NaN;
    if (time < fromMs || time > toMs) {
      continue;
    }
    for (const value of [isByScore ? scores[i] : values[i], isByScore ? 1 : expected[i]]) {
      low = value !== undefined && value < low ? value : low;
      high = value !== undefined && value > high ? value : high;
    }
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return [0, 1];
  }
  const reach = high > low ? high - low : Math.abs(high) || 1;
  const pad = reach * padShare;
  // Values that never fall below zero have no room below it.
  return [low >= 0 && low - pad < 0 ? 0 : low - pad, high + pad];
}

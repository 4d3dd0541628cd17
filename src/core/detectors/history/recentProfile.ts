import { type Samples } from '../detector/seriesHistory';

const dayMs = 86_400_000;

/** What a judgement at a time looks at of a profile: so many days before the day (of UTC) of that time, all of it without a number. */
export function recentProfile(profile: Samples, timeMs: number, days: number | undefined): Samples {
  const { times, values } = profile;
  if (days === undefined) {
    return profile;
  }
  const fromMs = (Math.floor(timeMs / dayMs) - days) * dayMs;
  const found = times.findIndex((one) => one >= fromMs);
  const first = found < 0 ? times.length : found;
  return { times: times.subarray(first), values: values.subarray(first) };
}

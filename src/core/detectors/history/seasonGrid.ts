import { profileStepMs, type SeriesHistory } from '../detector/seriesHistory';

const dayMs = 86_400_000;
/** Seasons that are seen within this long are seen on the samples themselves. */
const longestFineMs = 3 * dayMs;

/** The values that a season is learned from: the samples themselves, or the profile. */
export interface SeasonGrid {
  /** The time of the first value. */
  readonly firstMs: number;
  readonly stepMs: number;
  readonly values: Float64Array;
}

/** Whether a season is learned from the samples: where they are no finer than a profile, or where the season is short. */
export function isLearnedFromSamples(learnedMs: number, stepMs: number): boolean {
  return stepMs >= profileStepMs || learnedMs <= longestFineMs;
}

/** What a season that is learned from `learnedMs` of history is learned from; without values where there is none. */
export function seasonGrid({ times, values, profile }: SeriesHistory, learnedMs: number, stepMs: number): SeasonGrid {
  if (isLearnedFromSamples(learnedMs, stepMs)) {
    return { firstMs: times[0] ?? 0, stepMs, values };
  }
  return profile === undefined || profile.times.length === 0
    ? { firstMs: times[0] ?? 0, stepMs: profileStepMs, values: new Float64Array(0) }
    : { firstMs: profile.times[0], stepMs: profileStepMs, values: profile.values };
}

import { type SavedState, savedEntry } from './savedState';
import { SampleRing } from './sampleRing';

const dayMs = 86_400_000;

/**
 * The last samples of a series, from which those of about the same time of day can be visited: within a reach of that
 * time on this day and on every day before, except the newest ones, which may belong to the same event as the value in
 * question. Missing samples are not kept.
 */
export class DayReferences {
  private readonly times: SampleRing;
  private readonly values: SampleRing;

  constructor(
    capacity: number,
    private readonly excluded: number,
    private readonly stepMs: number,
    saved?: SavedState
  ) {
    this.times = new SampleRing(capacity, saved === undefined ? undefined : savedEntry(saved, 'times'));
    this.values = new SampleRing(capacity, saved === undefined ? undefined : savedEntry(saved, 'values'));
  }

  push(timeMs: number, value: number): void {
    if (!Number.isNaN(value)) {
      this.times.push(timeMs);
      this.values.push(value);
    }
  }

  /**
   * Writes the samples within `reachMs` of the time of day of `timeMs` into `values` and their distances from that time
   * of day into `away`, both of at least the capacity's length; returns how many they are.
   */
  collectInPlace(timeMs: number, reachMs: number, values: Float64Array, away: Float64Array): number {
    const { times } = this;
    const newest = Math.min(this.excluded, times.size);
    if (times.size === newest) {
      return 0;
    }
    const oldestMs = times.at(times.size - 1);
    let count = 0;
    let age = newest;
    for (let day = timeMs; day + reachMs >= oldestMs; day -= dayMs) {
      age = this.firstAgeUpTo(day + reachMs, timeMs, age);
      while (age < times.size && times.at(age) >= day - reachMs) {
        values[count] = this.values.at(age);
        away[count] = Math.abs(times.at(age) - day);
        count += 1;
        age += 1;
      }
    }
    return count;
  }

  save(): SavedState {
    return { times: this.times.save(), values: this.values.save() };
  }

  /** The smallest age from `from` on whose time is not after `limitMs`; on a regular grid the first guess is right. */
  private firstAgeUpTo(limitMs: number, nowMs: number, from: number): number {
    const { times } = this;
    let age = Math.min(Math.max(from, Math.floor((nowMs - limitMs) / this.stepMs) - 1), times.size);
    while (age > from && times.at(age - 1) <= limitMs) {
      age -= 1;
    }
    while (age < times.size && times.at(age) > limitMs) {
      age += 1;
    }
    return age;
  }
}

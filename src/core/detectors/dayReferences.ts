import { grownArray } from './grownArray';

const dayMs = 86_400_000;

/**
 * The last samples of a series, from which those of about the same time of day on the days before can be found, except
 * the newest ones, which may belong to the same event as the value in question. Missing samples are not kept. Samples
 * lie in two plain arrays in order of time, so that loops over them are fast.
 */
export class DayReferences {
  /** Up to twice the capacity: when the arrays are full, their newer half moves to the front. */
  private times: Float64Array = new Float64Array(0);
  private present: Float64Array = new Float64Array(0);
  private end = 0;

  constructor(
    private readonly capacity: number,
    private readonly excluded: number,
    private readonly stepMs: number
  ) {}

  /** The values that spans point into; another array after the next push. */
  get values(): Float64Array {
    return this.present;
  }

  push(timeMs: number, value: number): void {
    if (Number.isNaN(value)) {
      return;
    }
    if (this.end === 2 * this.capacity) {
      this.times.copyWithin(0, this.capacity);
      this.present.copyWithin(0, this.capacity);
      this.end = this.capacity;
    } else if (this.end === this.times.length) {
      this.times = grownArray(this.times, 2 * this.capacity);
      this.present = grownArray(this.present, 2 * this.capacity);
    }
    this.times[this.end] = timeMs;
    this.present[this.end] = value;
    this.end += 1;
  }

  /**
   * Finds the samples within `reachMs` of `timeMs` on each day before (below half a day). Writes their places into
   * `spans`, as pairs of first (included) and last (excluded), newest day first; returns how many samples they hold.
   */
  findInPlace(timeMs: number, reachMs: number, spans: number[]): number {
    const { times } = this;
    const first = Math.max(0, this.end - this.capacity);
    let to = Math.max(first, this.end - this.excluded);
    let count = 0;
    spans.length = 0;
    if (to === first) {
      return 0;
    }
    for (let day = timeMs - dayMs; day + reachMs >= times[first]; day -= dayMs) {
      to = this.endUpTo(day + reachMs, timeMs, first, to);
      const from = this.endUpTo(day - reachMs - 1, timeMs, first, to);
      if (from < to) {
        spans.push(from, to);
        count += to - from;
      }
      to = from;
    }
    return count;
  }

  /** The place after the last sample up to `limitMs`, from `first` to `last`; on a regular grid the guess is right. */
  private endUpTo(limitMs: number, nowMs: number, first: number, last: number): number {
    const { times } = this;
    const guess = this.end - Math.ceil((nowMs - limitMs) / this.stepMs) + 1;
    let place = Math.min(Math.max(first, guess), last);
    while (place > first && times[place - 1] > limitMs) {
      place -= 1;
    }
    while (place < last && times[place] <= limitMs) {
      place += 1;
    }
    return place;
  }
}

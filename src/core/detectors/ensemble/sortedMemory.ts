import { grownArray } from '../grownArray';
import { SampleRing } from '../sampleRing';

/**
 * The values of a stream, sorted, at most `capacity` of them, leaving out the newest `delay`: how near the nearest of
 * them lie to a value is found by binary search.
 */
export class SortedMemory {
  private readonly delayed: SampleRing | undefined;
  private readonly remembered: SampleRing;
  private sorted: Float64Array;
  private count = 0;

  constructor(capacity: number, delay: number) {
    this.delayed = delay === 0 ? undefined : new SampleRing(delay);
    this.remembered = new SampleRing(capacity);
    this.sorted = new Float64Array(this.remembered.size);
    for (let age = 0; age < this.remembered.size; age++) {
      this.sorted[age] = this.remembered.at(age);
    }
    this.count = this.remembered.size;
    this.sorted.subarray(0, this.count).sort();
  }

  get size(): number {
    return this.count;
  }

  /** Takes in a value; must not be NaN. */
  push(value: number): void {
    const due = this.delayed === undefined ? value : this.delayed.push(value);
    if (Number.isNaN(due)) {
      return;
    }
    const leaving = this.remembered.push(due);
    if (Number.isNaN(leaving)) {
      if (this.count === this.sorted.length) {
        this.sorted = grownArray(this.sorted, this.remembered.capacity);
      }
      const place = this.lowerBound(due);
      this.sorted.copyWithin(place + 1, place, this.count);
      this.sorted[place] = due;
      this.count += 1;
      return;
    }
    const hole = this.lowerBound(leaving);
    const place = this.lowerBound(due);
    if (place <= hole) {
      this.sorted.copyWithin(place + 1, place, hole);
      this.sorted[place] = due;
    } else {
      this.sorted.copyWithin(hole, hole + 1, place);
      this.sorted[place - 1] = due;
    }
  }

  /** The distance of the `rank`-th nearest remembered value, 1 being the nearest; Infinity when there are fewer. */
  nearestDistance(value: number, rank: number): number {
    const { sorted, count } = this;
    let above = this.lowerBound(value);
    let below = above - 1;
    let distance = Infinity;
    for (let taken = 0; taken < rank; taken++) {
      const left = below >= 0 ? value - sorted[below] : Infinity;
      const right = above < count ? sorted[above] - value : Infinity;
      if (left < right) {
        distance = left;
        below -= 1;
      } else {
        distance = right;
        above += 1;
      }
    }
    return distance;
  }

  /** Writes an even sample of the newest remembered values, `most` out of four times as many; returns how many. */
  sampleInPlace(values: Float64Array, most: number): number {
    const newest = Math.min(this.remembered.size, 4 * most);
    const sampled = Math.min(newest, most);
    for (let i = 0; i < sampled; i++) {
      values[i] = this.remembered.at(Math.floor((i * newest) / sampled));
    }
    return sampled;
  }

  private lowerBound(value: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

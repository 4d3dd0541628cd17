const firstLength = 64;

/** The last samples of a series, at most `capacity`; missing ones (NaN) take a place. */
export class SampleRing {
  /** As long as the capacity once that many samples came. */
  private values: Float64Array;
  private next = 0;
  private filled = 0;

  constructor(readonly capacity: number) {
    this.values = new Float64Array(0);
  }

  get size(): number {
    return this.filled;
  }

  /** Takes a sample in; returns the one that leaves, NaN when none does. */
  push(value: number): number {
    const leaving = this.filled === this.capacity ? this.values[this.next] : NaN;
    if (this.filled === this.values.length && this.filled < this.capacity) {
      this.values = grownArray(this.values, this.capacity);
      this.next = this.filled;
    }
    this.values[this.next] = value;
    this.next = this.next + 1 === this.capacity ? 0 : this.next + 1;
    this.filled = Math.min(this.filled + 1, this.capacity);
    return leaving;
  }

  /** The sample `age` pushes ago, 0 being the last; `age` < `size`. */
  at(age: number): number {
    const index = this.next - 1 - age;
    return this.values[index < 0 ? index + this.capacity : index];
  }

  /** Of all that it holds, summed from the newest on; NaN where there are none or one is missing. */
  mean(): number {
    let sum = 0;
    for (let index = this.next - 1; index >= 0; index--) {
      sum += this.values[index];
    }
    for (let index = this.filled - 1; index >= this.next; index--) {
      sum += this.values[index];
    }
    return sum / this.filled;
  }
}

/**
 * The same numbers in an array of twice the length, `limit` at most: buffers of long memories grow as they fill, since most
 * series are short.
 */
function grownArray(values: Float64Array, limit: number): Float64Array {
  const grown = new Float64Array(Math.min(limit, Math.max(firstLength, 2 * values.length)));
  grown.set(values);
  return grown;
}

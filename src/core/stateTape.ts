/**
 * Numbers of a state on their way out of an object or back into one: the same calls, in the same order, write them and read them, so
 * that neither can forget what the other knows.
 */
export class StateTape {
  private position = 0;

  private constructor(
    private values: Float64Array,
    private readonly isReading: boolean
  ) {}

  /** A tape to write on; `capacity` saves growing where the length is known about. */
  static empty(capacity: number): StateTape {
    return new StateTape(new Float64Array(capacity), false);
  }

  /** A tape to read what was written. */
  static of(values: Float64Array): StateTape {
    return new StateTape(values, true);
  }

  /** What was written so far. */
  get written(): Float64Array {
    return this.values.subarray(0, this.position);
  }

  /** Writes a number, or returns the one that was written here. */
  number(value: number): number {
    if (this.isReading) {
      return this.values[this.position++];
    }
    this.reserve(1);
    this.values[this.position++] = value;
    return value;
  }

  /** Whether an object takes its state from here. */
  get isRead(): boolean {
    return this.isReading;
  }

  /** Writes an array of numbers, or fills it with what was written here. */
  numbers(array: Float64Array): void {
    const { length } = array;
    if (this.isReading) {
      array.set(this.values.subarray(this.position, this.position + length));
    } else {
      this.reserve(length);
      this.values.set(array, this.position);
    }
    this.position += length;
  }

  /** Writes the `count` numbers of an array up to the place `last`, or puts them there; NaN for those before its beginning. */
  newest(array: Float64Array, last: number, count: number): void {
    const first = last + 1 - count;
    if (first >= 0) {
      this.numbers(array.subarray(first, last + 1));
      return;
    }
    const padded = new Float64Array(count).fill(NaN);
    padded.set(array.subarray(0, last + 1), -first);
    this.numbers(padded);
  }

  private reserve(length: number): void {
    if (this.position + length > this.values.length) {
      const grown = new Float64Array(Math.max(2 * this.values.length, this.position + length));
      grown.set(this.values);
      this.values = grown;
    }
  }
}

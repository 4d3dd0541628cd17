/** The smallest of a stream of distances, a handful at most: kept sorted by insertion. */
export class NearestDistances {
  private readonly smallest: Float64Array;
  private seen = 0;

  constructor(count: number) {
    this.smallest = new Float64Array(count);
    this.clear();
  }

  clear(): void {
    for (let i = 0; i < this.smallest.length; i++) {
      this.smallest[i] = Infinity;
    }
    this.seen = 0;
  }

  offer(distance: number): void {
    this.seen += 1;
    if (distance < this.smallest[this.smallest.length - 1]) {
      this.insert(distance);
    }
  }

  /** Offers the distances of `value` from the values between `from` (included) and `to` (excluded). */
  offerFrom(value: number, values: Float64Array, from: number, to: number): void {
    const { smallest } = this;
    const last = smallest.length - 1;
    let limit = smallest[last];
    for (let i = from; i < to; i++) {
      const distance = Math.abs(value - values[i]);
      if (distance < limit) {
        this.insert(distance);
        limit = smallest[last];
      }
    }
    this.seen += to - from;
  }

  /** Offers all that was offered to another, which keeps at least as many. */
  offerAll(other: NearestDistances): void {
    for (let i = 0; i < this.smallest.length && other.smallest[i] < this.farthest; i++) {
      this.insert(other.smallest[i]);
    }
    this.seen += other.seen;
  }

  /** How many distances were offered. */
  get offered(): number {
    return this.seen;
  }

  /** The largest of the smallest: Infinity until as many were offered as are kept. */
  get farthest(): number {
    return this.smallest[this.smallest.length - 1];
  }

  private insert(distance: number): void {
    const { smallest } = this;
    let i = smallest.length - 1;
    while (i > 0 && smallest[i - 1] > distance) {
      smallest[i] = smallest[i - 1];
      i--;
    }
    smallest[i] = distance;
  }
}

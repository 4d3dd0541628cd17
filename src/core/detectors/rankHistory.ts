/** Bins an octave: distances less than 2.2 % apart count as equal. */
const binsPerOctave = 32;
/** Octaves below and above the first distance that are told apart. */
const octaves = 32;
const bins = 2 * octaves * binsPerOctave;

/**
 * Ranks each of a stream of distances (≥ 0) among the `capacity` ones before it, in O(log bins): distances are kept as
 * logarithmic bins under a Fenwick tree. Ranks have no scale, so that distances of any unit and distribution compare.
 */
export class RankHistory {
  private readonly ring: Uint16Array;
  private readonly tree = new Uint16Array(bins + 1);
  private next = 0;
  private filled = 0;
  private firstBin = NaN;
  /** Distances of 0 are many in quiet series and stay out of the tree. */
  private zeros = 0;
  private lastDistance = 0;
  private lastBin = 0;

  constructor(capacity: number) {
    this.ring = new Uint16Array(capacity);
  }

  /** How many distances are remembered. */
  get size(): number {
    return this.filled;
  }

  /** 1 for a distance above all that are remembered, else one more than how many are as large or larger. */
  rank(distance: number): number {
    return this.filled - this.countBelow(this.binOf(distance)) + 1;
  }

  push(distance: number): void {
    if (Number.isNaN(this.firstBin) && distance > 0) {
      this.firstBin = Math.floor(Math.log2(distance) * binsPerOctave) - bins / 2;
    }
    if (this.filled === this.ring.length) {
      this.add(this.ring[this.next], -1);
    } else {
      this.filled += 1;
    }
    const bin = this.binOf(distance);
    this.ring[this.next] = bin;
    this.add(bin, 1);
    this.next = this.next + 1 === this.ring.length ? 0 : this.next + 1;
  }

  /** 0 for no distance, the last bin for all that are beyond it. */
  private binOf(distance: number): number {
    if (!(distance > 0)) {
      return 0;
    }
    if (Number.isNaN(this.firstBin)) {
      return bins - 1;
    }
    // A distance is ranked first and then remembered: the second logarithm is saved.
    if (distance !== this.lastDistance) {
      const bin = Math.floor(Math.log2(distance) * binsPerOctave) - this.firstBin;
      this.lastDistance = distance;
      this.lastBin = Math.min(Math.max(bin, 1), bins - 1);
    }
    return this.lastBin;
  }

  private countBelow(bin: number): number {
    if (bin === 0) {
      return 0;
    }
    let count = this.zeros;
    for (let i = bin; i > 0; i &= i - 1) {
      count += this.tree[i];
    }
    return count;
  }

  private add(bin: number, change: number): void {
    if (bin === 0) {
      this.zeros += change;
      return;
    }
    for (let i = bin + 1; i <= bins; i += i & -i) {
      this.tree[i] += change;
    }
  }
}

/** A removed value that held more than this share of the squares leaves too few digits behind: sum afresh. */
const cancellation = 1e-4;

/**
 * Mean and population variance of the last `window` samples in O(1) a sample. Missing samples (NaN) take a place in the
 * window but no part in the moments. Deviations are kept from the running mean and summed afresh once a window, and when a dominating
 * value leaves, so that neither a huge offset nor a past outlier costs digits; equal values have a variance of exactly 0.
 */
export class SlidingMoments {
  private readonly ring: Float64Array;
  private position = 0;
  private size = 0;
  private sinceExact = 0;
  private squares = 0;
  private average = 0;
  private present = 0;
  private lastValue = NaN;
  private equalRun = 0;

  constructor(window: number) {
    this.ring = new Float64Array(window);
  }

  /** How many samples of the window are present. */
  get count(): number {
    return this.present;
  }

  /** The mean; NaN without samples. */
  get mean(): number {
    return this.present === 0 ? NaN : this.average;
  }

  /** The population standard deviation, 0 for equal values; NaN without samples. */
  get standardDeviation(): number {
    if (this.present === 0) {
      return NaN;
    }
    return this.equalRun >= this.present ? 0 : Math.sqrt(Math.max(this.squares, 0) / this.present);
  }

  /** Takes the next sample in and the oldest out. */
  push(value: number): void {
    const leaving = this.size === this.ring.length ? this.ring[this.position] : NaN;
    this.ring[this.position] = value;
    this.position = this.position + 1 === this.ring.length ? 0 : this.position + 1;
    this.size = Math.min(this.size + 1, this.ring.length);
    this.sinceExact += 1;
    if (!Number.isNaN(value)) {
      this.equalRun = value === this.lastValue ? this.equalRun + 1 : 1;
      this.lastValue = value;
    }
    let isLossy = this.sinceExact >= this.ring.length;
    if (!Number.isNaN(leaving)) {
      this.present -= 1;
      const before = this.squares;
      const deviation = leaving - this.average;
      this.average = this.present === 0 ? 0 : this.average - deviation / this.present;
      this.squares -= deviation * (leaving - this.average);
      isLossy ||= this.present === 0 || this.squares < before * cancellation;
    }
    if (!Number.isNaN(value)) {
      this.present += 1;
      const deviation = value - this.average;
      this.average += deviation / this.present;
      this.squares += deviation * (value - this.average);
    }
    if (isLossy) {
      this.sumAfresh();
    }
  }

  private sumAfresh(): void {
    const { ring, size } = this;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < size; i++) {
      if (!Number.isNaN(ring[i])) {
        sum += ring[i];
        count += 1;
      }
    }
    const rough = sum / count;
    let correction = 0;
    for (let i = 0; i < size; i++) {
      if (!Number.isNaN(ring[i])) {
        correction += ring[i] - rough;
      }
    }
    const mean = rough + correction / count;
    let squares = 0;
    for (let i = 0; i < size; i++) {
      if (!Number.isNaN(ring[i])) {
        squares += (ring[i] - mean) * (ring[i] - mean);
      }
    }
    this.present = count;
    this.average = count === 0 ? 0 : mean;
    this.squares = squares;
    this.sinceExact = 0;
  }
}

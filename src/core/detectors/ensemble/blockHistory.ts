import { selectInPlace } from '../../statistics/selectInPlace';
import { type StateTape } from '../../stateTape';

/** What one block in ten lies beyond says nothing of the width of a series: an incident would be its measure. */
const outerShare = 0.1;
/** How much of the width of a series the usual of its days covers where it has no rhythm, and where it has a strong one. */
const flatRhythm = 0.15;
/** So much of the width of the blocks' means is left without their usual where it explains nothing: what wanders has a usual that does, too. */
const unexplainedShare = 0.9;
const strongRhythm = 0.5;

/** What is known of the values of the last blocks: their limits, and how counts come. */
export class BlockHistory {
  /** Of the blocks that are kept, after `summarise`. NaN without values. */
  minimum = NaN;
  maximum = NaN;
  mean = NaN;
  /** Share of the blocks that reached the maximum, and the minimum. */
  atMaximum = 0;
  atMinimum = 0;
  /** Share of the changes from sample to sample that were none. */
  still = 0;
  /** The smallest change that was one; NaN without any. */
  quantum = NaN;
  /** How wide the values lie, but for the outermost blocks, and how much of it is the rhythm of days: NaN where most blocks had no usual. */
  range = NaN;
  rhythm = NaN;
  /** How wide the means of the blocks lie, in the same way, and what is left of them without their usual. NaN where blocks are single samples. */
  means = NaN;
  unexplained = NaN;

  private readonly minima: Float64Array;
  private readonly maxima: Float64Array;
  private readonly sums: Float64Array;
  private readonly counts: Float64Array;
  private readonly stills: Float64Array;
  private readonly quanta: Float64Array;
  private readonly usuals: Float64Array;
  private readonly picked: Float64Array;
  private position = 0;

  /** `areMeans`: blocks hold several samples, so that noise does not hide a rhythm. */
  constructor(
    private readonly blocks: number,
    private readonly areMeans: boolean
  ) {
    this.minima = new Float64Array(blocks).fill(Infinity);
    this.maxima = new Float64Array(blocks).fill(-Infinity);
    this.sums = new Float64Array(blocks);
    this.counts = new Float64Array(blocks);
    this.stills = new Float64Array(blocks);
    this.quanta = new Float64Array(blocks).fill(Infinity);
    this.usuals = new Float64Array(blocks).fill(NaN);
    this.picked = new Float64Array(blocks);
  }

  /** Takes a present value and its change from the value before into the present block. */
  push(value: number, change: number): void {
    const at = this.position;
    this.minima[at] = Math.min(this.minima[at], value);
    this.maxima[at] = Math.max(this.maxima[at], value);
    this.sums[at] += value;
    this.counts[at] += 1;
    if (change === 0) {
      this.stills[at] += 1;
    } else if (change === change) {
      this.quanta[at] = Math.min(this.quanta[at], Math.abs(change));
    }
  }

  /** Whether the series has no rhythm of days; false while that is not known. */
  get isFlat(): boolean {
    return this.rhythm <= flatRhythm * this.range || this.unexplained > unexplainedShare * this.means;
  }

  /** Whether most of its width is a rhythm of days; false while that is not known. */
  get isRhythmic(): boolean {
    return this.rhythm > strongRhythm * this.range;
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.minimum = tape.number(this.minimum);
    this.maximum = tape.number(this.maximum);
    this.mean = tape.number(this.mean);
    this.atMaximum = tape.number(this.atMaximum);
    this.atMinimum = tape.number(this.atMinimum);
    this.still = tape.number(this.still);
    this.quantum = tape.number(this.quantum);
    this.range = tape.number(this.range);
    this.rhythm = tape.number(this.rhythm);
    this.means = tape.number(this.means);
    this.unexplained = tape.number(this.unexplained);
    this.position = tape.number(this.position);
    const { minima, maxima, sums, counts, stills, quanta, usuals } = this;
    [minima, maxima, sums, counts, stills, quanta, usuals].forEach((one) => tape.numbers(one));
  }

  /**
   * Ends the present block, at whose end `usual` was usual (NaN: not known): sums up the blocks where that `isWanted`, oldest first, then
   * forgets the oldest, in whose place the next one begins.
   */
  closeBlock(isWanted: boolean, usual: number): void {
    this.usuals[this.position] = usual;
    if (isWanted) {
      this.summarise();
    }
    this.position = (this.position + 1) % this.blocks;
    const next = this.position;
    this.minima[next] = Infinity;
    this.maxima[next] = -Infinity;
    this.sums[next] = 0;
    this.counts[next] = 0;
    this.stills[next] = 0;
    this.quanta[next] = Infinity;
    this.usuals[next] = NaN;
  }

  private summarise(): void {
    let minimum = Infinity;
    let maximum = -Infinity;
    let sum = 0;
    let count = 0;
    let still = 0;
    let quantum = Infinity;
    for (let age = this.blocks; age > 0; age--) {
      const at = (this.position + this.blocks - age + 1) % this.blocks;
      minimum = Math.min(minimum, this.minima[at]);
      maximum = Math.max(maximum, this.maxima[at]);
      sum += this.sums[at];
      count += this.counts[at];
      still += this.stills[at];
      quantum = Math.min(quantum, this.quanta[at]);
    }
    let atMinimum = 0;
    let atMaximum = 0;
    let known = 0;
    for (let at = 0; at < this.blocks; at++) {
      known += this.counts[at] > 0 ? 1 : 0;
      atMinimum += this.minima[at] === minimum ? 1 : 0;
      atMaximum += this.maxima[at] === maximum ? 1 : 0;
    }
    this.minimum = count > 0 ? minimum : NaN;
    this.maximum = count > 0 ? maximum : NaN;
    this.mean = sum / count;
    this.atMinimum = count > 0 ? atMinimum / known : 0;
    this.atMaximum = count > 0 ? atMaximum / known : 0;
    this.still = count > 0 ? still / count : 0;
    this.quantum = Number.isFinite(quantum) ? quantum : NaN;
    this.range =
      this.innermost(1 - outerShare, (at) => this.maxima[at]) - this.innermost(outerShare, (at) => this.minima[at]);
    this.rhythm = this.width((at) => this.usuals[at]);
    if (this.areMeans) {
      this.means = this.width((at) => this.sums[at] / this.counts[at]);
      this.unexplained = this.width((at) => this.sums[at] / this.counts[at] - this.usuals[at]);
    }
  }

  /** The width of what the blocks have, but for the outermost ones; NaN unless half of them have a number. */
  private width(ofBlock: (at: number) => number): number {
    return this.innermost(1 - outerShare, ofBlock) - this.innermost(outerShare, ofBlock);
  }

  /** The order statistic at or below a quantile of the blocks that have a number; NaN unless half of them do. */
  private innermost(probability: number, ofBlock: (at: number) => number): number {
    const { picked } = this;
    let count = 0;
    for (let at = 0; at < this.blocks; at++) {
      const value = ofBlock(at);
      if (Number.isFinite(value)) {
        picked[count++] = value;
      }
    }
    return 2 * count < this.blocks ? NaN : selectInPlace(picked, Math.floor(probability * (count - 1)), 0, count - 1);
  }
}

import { lowerBound } from '../../order/lowerBound';
import { type StateTape } from '../../stateTape';
import { LastValues } from './lastValues';

/** What one block in ten lies beyond says nothing of the width of a series: an incident would be its measure. */
const outerShare = 0.1;
/** How much of the width of a series the usual of its days covers where it has no rhythm, and where it has a strong one. */
const flatRhythm = 0.15;
const strongRhythm = 0.5;
/** So much of the width of the blocks' means is left without their usual where it explains nothing: what wanders has a usual that does, too. */
const unexplainedShare = 0.9;

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

  // Of each block: NaN where it had no value (or no usual was known).
  private readonly minima: LastValues;
  private readonly maxima: LastValues;
  private readonly usuals: LastValues;
  private readonly levels: LastValues;
  private readonly remainders: LastValues;
  private readonly sums: Float64Array;
  private readonly counts: Float64Array;
  private readonly stills: Float64Array;
  private readonly quanta: Float64Array;
  private position = 0;
  // Of the present block.
  private least = Infinity;
  private most = -Infinity;

  /** `areMeans`: blocks hold several samples, so that noise does not hide a rhythm. */
  constructor(
    private readonly blocks: number,
    private readonly areMeans: boolean
  ) {
    this.minima = new LastValues(blocks);
    this.maxima = new LastValues(blocks);
    this.usuals = new LastValues(blocks);
    this.levels = new LastValues(blocks);
    this.remainders = new LastValues(blocks);
    this.sums = new Float64Array(blocks);
    this.counts = new Float64Array(blocks);
    this.stills = new Float64Array(blocks);
    this.quanta = new Float64Array(blocks).fill(Infinity);
  }

  /** Takes a present value and its change from the value before into the present block. */
  push(value: number, change: number): void {
    const at = this.position;
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value);
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

  /** The same as a name, under which what depends on it stands. */
  get kind(): 'flat' | 'other' {
    return this.isFlat ? 'flat' : 'other';
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
    this.least = tape.number(this.least);
    this.most = tape.number(this.most);
    const { minima, maxima, usuals, levels, remainders, sums, counts, stills, quanta } = this;
    [minima, maxima, usuals, levels, remainders].forEach((one) => one.carry(tape));
    [sums, counts, stills, quanta].forEach((one) => tape.numbers(one));
  }

  /**
   * Ends the present block, at whose end `usual` was usual (NaN: not known): sums up the blocks where that `isWanted`, oldest first, then
   * forgets the oldest, in whose place the next one begins.
   */
  closeBlock(isWanted: boolean, usual: number): void {
    const { position, sums, counts } = this;
    const isEmpty = counts[position] === 0;
    this.minima.push(isEmpty ? NaN : this.least);
    this.maxima.push(isEmpty ? NaN : this.most);
    this.usuals.push(usual);
    if (this.areMeans) {
      const mean = sums[position] / counts[position];
      this.levels.push(mean);
      this.remainders.push(mean - usual);
    }
    if (isWanted) {
      this.summarise();
    }
    this.position = (position + 1) % this.blocks;
    const next = this.position;
    this.least = Infinity;
    this.most = -Infinity;
    sums[next] = 0;
    counts[next] = 0;
    this.stills[next] = 0;
    this.quanta[next] = Infinity;
  }

  private summarise(): void {
    const { sums, counts, stills, quanta, blocks } = this;
    let sum = 0;
    let count = 0;
    let still = 0;
    let quantum = Infinity;
    let at = this.position;
    for (let i = 0; i < blocks; i++) {
      at = at + 1 === blocks ? 0 : at + 1;
      sum += sums[at];
      count += counts[at];
      still += stills[at];
      quantum = Math.min(quantum, quanta[at]);
    }
    const minima = this.minima.ascending();
    const maxima = this.maxima.ascending();
    const known = minima.length;
    this.minimum = known > 0 ? minima[0] : NaN;
    this.maximum = known > 0 ? maxima[known - 1] : NaN;
    this.mean = sum / count;
    let atMinimum = 0;
    while (atMinimum < known && minima[atMinimum] === minima[0]) {
      atMinimum += 1;
    }
    this.atMinimum = known > 0 ? atMinimum / known : 0;
    this.atMaximum = known > 0 ? (known - lowerBound(maxima, maxima[known - 1], known)) / known : 0;
    this.still = count > 0 ? still / count : 0;
    this.quantum = Number.isFinite(quantum) ? quantum : NaN;
    this.range = this.quantileOf(maxima, 1 - outerShare) - this.quantileOf(minima, outerShare);
    this.rhythm = this.widthOf(this.usuals);
    this.means = this.widthOf(this.levels);
    this.unexplained = this.widthOf(this.remainders);
  }

  /** How wide values lie, but for the outermost ones; NaN unless half of the blocks have one. */
  private widthOf(values: LastValues): number {
    const ascending = values.ascending();
    return this.quantileOf(ascending, 1 - outerShare) - this.quantileOf(ascending, outerShare);
  }

  /** The order statistic at or below a quantile; NaN unless half of the blocks have a value. */
  private quantileOf(ascending: Float64Array, probability: number): number {
    const count = ascending.length;
    return 2 * count < this.blocks ? NaN : ascending[Math.floor(probability * (count - 1))];
  }
}

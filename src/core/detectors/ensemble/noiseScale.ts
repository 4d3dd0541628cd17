import { type StateTape } from '../../stateTape';
import { quantileOfSorted } from '../../order/quantileOfSorted';
import { median } from '../../statistics/median';
import { presentValues } from '../../statistics/presentValues';
import { lookedAtBlocks } from './ensembleWindows';

/** So many blocks are needed to see how noise grows with the restlessness of a time of day, and so many times as restless as the calmest third has to be the most restless one. */
const fewestBlocks = 96;
const leastContrast = 1.7;
/** How much of the measured growth is believed, and in which steps: a law of noise is no exact one. */
const growthTrust = 0.7;
const exponentsPerUnit = 8;
/** No time of day is taken for calmer than this share of the middle one. */
const calmest = 0.1;

/**
 * In what deviations are measured at a time of day: the restlessness of that time on earlier days (see `UsualOfDay`), to a power that the last
 * blocks bear out. A rate that is loud at noon and calm at night has one tail by it instead of two; 1 for all where restlessness
 * explains nothing.
 */
export class NoiseScale {
  /** What each of the last blocks is measured in, in the places that they take in turn. */
  readonly scales: Float64Array;

  private readonly restlessness: Float64Array;
  private readonly largest: Float64Array;
  private position = 0;
  private count = 0;
  /** Of the present block. */
  private sum = 0;
  private samples = 0;
  private exponent = 0;
  /** The restlessness of a usual time, which one that is not known is taken for. */
  private middle = NaN;
  private lookedAt = NaN;
  private asked = NaN;
  private answer = 1;

  constructor(private readonly blocks: number) {
    this.scales = new Float64Array(blocks).fill(1);
    this.restlessness = new Float64Array(blocks).fill(NaN);
    this.largest = new Float64Array(blocks).fill(NaN);
  }

  /** Takes the restlessness of a sample into the present block; returns what its deviations are measured in. */
  push(restlessness: number): number {
    this.sum += restlessness;
    this.samples += 1;
    if (restlessness !== this.asked) {
      this.asked = restlessness;
      this.answer = this.scaleOf(restlessness);
    }
    return this.answer;
  }

  /** Ends the present block, whose largest jump is given; returns what it is measured in. */
  closeBlock(jump: number): number {
    const { position, sum, samples } = this;
    const restlessness = sum / samples;
    const scale = this.scaleOf(restlessness);
    this.scales[position] = scale;
    this.restlessness[position] = restlessness;
    this.largest[position] = jump;
    this.position = (position + 1) % this.blocks;
    this.count = Math.min(this.blocks, this.count + 1);
    this.sum = 0;
    this.samples = 0;
    return scale;
  }

  /** Looks at the last blocks anew if the block that begins is due; returns whether all of them have another scale since. */
  look(block: number): boolean {
    const due = Math.floor(block / lookedAtBlocks);
    if (due === this.lookedAt || this.count < fewestBlocks) {
      return false;
    }
    this.lookedAt = due;
    const { exponent, middle } = this;
    this.measure();
    if (exponent === this.exponent && (exponent === 0 || middle === this.middle)) {
      return false;
    }
    this.rescale();
    return true;
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    tape.numbers(this.restlessness);
    tape.numbers(this.largest);
    this.position = tape.number(this.position);
    this.count = tape.number(this.count);
    this.sum = tape.number(this.sum);
    this.samples = tape.number(this.samples);
    this.exponent = tape.number(this.exponent);
    this.middle = tape.number(this.middle);
    this.lookedAt = tape.number(this.lookedAt);
    if (tape.isRead) {
      this.rescale();
    }
  }

  private rescale(): void {
    this.asked = NaN;
    this.answer = this.scaleOf(NaN);
    this.restlessness.forEach((one, i) => {
      this.scales[i] = this.scaleOf(one);
    });
  }

  private scaleOf(restlessness: number): number {
    const { exponent, middle } = this;
    if (exponent === 0) {
      return 1;
    }
    return (restlessness === restlessness ? Math.max(restlessness, calmest * middle) : middle) ** exponent;
  }

  /** Looks at the noise of all blocks, where it grows in the older and in the newer half of them, too: a rhythm does, chance seldom. */
  private measure(): void {
    const { restlessness, largest, position, blocks } = this;
    const half = Math.floor(blocks / 2);
    const growth = growthIn(restlessness, largest);
    const inHalf = (first: number): number =>
      growthIn(consecutive(restlessness, first, half), consecutive(largest, first, half));
    const isBorneOut = growth > 0 && inHalf(position) > 0 && inHalf((position + half) % blocks) > 0;
    const measured = isBorneOut ? growthTrust * growth : 0;
    this.exponent = Math.round(Math.min(1, measured) * exponentsPerUnit) / exponentsPerUnit;
    // A power of two: so that it seldom changes.
    this.middle = 2 ** Math.round(Math.log2(median(restlessness)));
  }
}

/**
 * The power of restlessness by which the largest jumps of some blocks grow from the calmest third to the most restless one; NaN where these are
 * too much alike.
 */
function growthIn(restlessness: Float64Array, jumps: Float64Array): number {
  const ascending = presentValues(restlessness).sort();
  const third = Math.floor(ascending.length / 3);
  const calm = ascending.subarray(0, third);
  const restless = ascending.subarray(ascending.length - third);
  const contrast = medianOfSorted(restless) / medianOfSorted(calm);
  if (!(contrast > leastContrast)) {
    return NaN;
  }
  const growth =
    median(jumps.filter((_, i) => restlessness[i] >= restless[0])) /
    median(jumps.filter((_, i) => restlessness[i] <= calm[third - 1]));
  return Math.log(growth) / Math.log(contrast);
}

function medianOfSorted(ascending: Float64Array): number {
  return quantileOfSorted(ascending, 0.5);
}

/** Some values in a row of a ring. */
function consecutive(ring: Float64Array, first: number, count: number): Float64Array {
  return new Float64Array(count).map((_, i) => ring[(first + i) % ring.length]);
}

import { quantileOfSorted } from '../../order/quantileOfSorted';
import { type StateTape } from '../../stateTape';
import { type Excuses } from './excuses';
import { LastValues } from './lastValues';

/** Quantiles of the blocks' maxima, and their reduced variates −ln(−ln p) under an extreme-value law. */
const middle = 0.5;
const upper = 0.8;
const high = 0.95;
const reduced = (probability: number): number => -Math.log(-Math.log(probability));
const middleVariate = reduced(middle);
const upperVariate = reduced(upper);
const highVariate = reduced(high);
/** Where most blocks hold the same, the law goes through this quantile and the one above: values that are rare decrease exponentially. */
const rare = 0.9;
const rareVariate = reduced(rare);
/** How the ratio of the quantiles' distances grows with the shape. */
const gumbelRatio = (highVariate - upperVariate) / (upperVariate - middleVariate);
const ratioGrowth = (highVariate + upperVariate) / 2 - (upperVariate + middleVariate) / 2;
/** The limits of a shape that the largest deviation bears out. */
const heaviestShape = 0.4;
const lightestShape = -0.3;
/** No shape is exactly 0. */
const leastShape = 1e-3;
/** A law explains the largest of the blocks up to what it expects once in so many times as many (in reduced variates). */
const explainedVariate = 0.2;
/** What is said to be rare lies this much above what one block in ten reaches, whatever the law says: where most blocks hold 0. */
const leastRatio = 1.2;
/** Blocks so near to each other are one episode. */
const episodeBlocks = 4;

/** An extreme-value law through quantiles: what half of the blocks exceed, the distance from there to the upper quantile, and the shape. */
interface TailLaw {
  readonly middle: number;
  readonly scale: number;
  readonly shape: number;
  /** The high quantile itself. */
  readonly high: number;
}

/** A largest deviation, and how many blocks after the oldest one it came; NaN where there is none. */
interface Largest {
  readonly place: number;
  readonly size: number;
}

/**
 * How large a deviation is that comes once in a stated time, by a series' own last blocks: an extreme-value law (generalised: with a
 * shape) is laid through quantiles of the blocks' largest deviations. Being quantiles, they forget an incident of some hours. Little of the
 * shape is believed, since incidents make it heavier than the series is, see `wholeLevelAt`.
 */
export class TailReference {
  /** What every other block exceeds. */
  middle = 0;
  /** Of each block, in its own scale. */
  private readonly largest: LastValues;
  /** The same as they were, in the places that the blocks take in turn. */
  private readonly unscaled: Float64Array;
  private position = 0;
  private knownMost: Largest | undefined;
  /** The largest deviation that no usual explains, as far as it is known from one block to the next: looked for in each, it took a tenth of a pass. */
  private kept: Largest | undefined;
  private knownRecurring = NaN;
  private knownDaily = NaN;
  private knownLaw: TailLaw | undefined;

  /** `excuses`: how large a deviation the usual explains; each of its blocks is closed before it is taken here. */
  constructor(
    private readonly blocks: number,
    private readonly excuses: Pick<Excuses, 'before'>
  ) {
    this.largest = new LastValues(blocks);
    this.unscaled = new Float64Array(blocks).fill(NaN);
  }

  /** How many blocks are known. */
  get count(): number {
    return this.largest.count;
  }

  /** Takes the largest deviation of the next block (NaN where there was none), whose deviations are measured in `scale`. */
  push(deviation: number, scale = 1): void {
    const size = deviation / scale;
    this.kept = this.keptWith(deviation, size);
    this.unscaled[this.position] = deviation;
    this.position = (this.position + 1) % this.blocks;
    this.largest.push(size);
    this.forget();
  }

  /** What is kept when a block takes the place of the oldest one: its largest deviation, and the same in the scale of the block. */
  private keptWith(deviation: number, size: number): Largest | undefined {
    const { kept, blocks, excuses } = this;
    if (kept === undefined || kept.place === 0) {
      return undefined;
    }
    const isLarger = size > kept.size && !(deviation <= excuses.before(1));
    return isLarger ? { place: blocks - 1, size } : { place: kept.place - 1, size: kept.size };
  }

  /** Measures each of the blocks in another scale, given in the places that they take in turn. */
  rescale(scales: Float64Array): void {
    const { blocks, unscaled, position, largest } = this;
    for (let i = 0; i < blocks; i++) {
      const at = (position + i) % blocks;
      largest.push(unscaled[at] / scales[at]);
    }
    this.kept = undefined;
    this.forget();
  }

  /** Writes what is known on a tape, or takes it from there: the blocks have the given scales. */
  carry(tape: StateTape, scales: Float64Array): void {
    this.middle = tape.number(this.middle);
    tape.numbers(this.unscaled);
    this.position = tape.number(this.position);
    if (tape.isRead) {
      this.rescale(scales);
    }
  }

  /**
   * The largest deviation but for the episode that holds the largest: what was as far away in two episodes of the blocks. Blocks of one
   * hour are one episode. 0 where there are no others.
   */
  get recurring(): number {
    if (this.knownRecurring !== this.knownRecurring) {
      this.knownRecurring = this.largestApartFrom(this.ofMost.place).size;
    }
    return this.knownRecurring;
  }

  /**
   * What was reached around this time of day on each of the last two days: the smaller of the two, 0 where one is not known. `perDay`: blocks of a
   * day. "Around": in the same block or a neighbour of it.
   */
  daily(perDay: number): number {
    if (this.knownDaily !== this.knownDaily) {
      this.knownDaily = Math.min(this.largestAround(perDay), this.largestAround(2 * perDay));
    }
    return this.knownDaily;
  }

  /** The largest deviation of the block so many blocks before the present one, and of its neighbours. */
  private largestAround(age: number): number {
    let most = 0;
    for (let i = age - 1; i <= age + 1; i++) {
      most = Math.max(most, this.unexcused(i) || 0);
    }
    return most;
  }

  private largestApartFrom(place: number): Largest {
    const { blocks, largest } = this;
    let size = 0;
    let found = NaN;
    for (let i = 0; i < blocks; i++) {
      if (!(largest.before(blocks - i) > size)) {
        continue;
      }
      const one = this.unexcused(blocks - i);
      if (one > size && !(Math.abs(i - place) <= episodeBlocks)) {
        size = one;
        found = i;
      }
    }
    return { place: found, size };
  }

  /** The largest deviation of a block; no more than the high quantile of all where its usual explains it: that is not what the series does. */
  private unexcused(age: number): number {
    const size = this.largest.before(age);
    if (!(size > this.law.high)) {
      return size;
    }
    const at = (this.position - age + this.blocks) % this.blocks;
    return this.unscaled[at] <= this.excuses.before(age) ? this.law.high : size;
  }

  /** The largest deviation of all blocks. */
  get most(): number {
    return this.ofMost.size;
  }

  /** Whether the episode that holds the largest deviation has ended, and a calm as long as one has followed. */
  get isMostOver(): boolean {
    return this.blocks - this.ofMost.place > episodeBlocks + 1;
  }

  /**
   * How far a size lies beyond the middle, in distances from there to the upper quantile: the largest deviation 4 to 6 for what has nothing
   * but noise, more after something happened. NaN or Infinity where most blocks hold the same.
   */
  reachOf(size: number): number {
    const { middle: centre, scale } = this.law;
    return (size - centre) / scale;
  }

  /** The deviation at a reduced variate (ln of the number of blocks in which it is to come once). `shapeTrust`: how much of the shape is believed, up to `heaviest`. */
  levelAt(variate: number, shapeTrust: number, heaviest: number): number {
    const { law } = this;
    this.middle = law.middle;
    const ascending = this.largest.ascending();
    const ofRare = quantileOfSorted(ascending, rare);
    if (!(law.scale > 0)) {
      const growth = (quantileOfSorted(ascending, high) - ofRare) / (highVariate - rareVariate);
      return Math.max(ofRare + growth * (variate - rareVariate), leastRatio * ofRare);
    }
    const shape = Math.max(leastShape, Math.min(heaviest, shapeTrust * law.shape));
    return Math.max(deviationAt(law, shape, variate), leastRatio * ofRare);
  }

  /**
   * The same by all of the measured shape, where that explains the largest deviation of all blocks; else 0. A series that has such tails by
   * itself does, one in which something happened does not.
   */
  wholeLevelAt(variate: number): number {
    const { law } = this;
    const shape = Math.min(heaviestShape, Math.max(lightestShape, law.shape)) || leastShape;
    const isExplained = this.most <= deviationAt(law, shape, Math.log(this.blocks) + explainedVariate);
    return isExplained ? deviationAt(law, shape, variate) : 0;
  }

  private forget(): void {
    this.knownMost = undefined;
    this.knownRecurring = NaN;
    this.knownDaily = NaN;
    this.knownLaw = undefined;
  }

  private get ofMost(): Largest {
    if (this.knownMost === undefined) {
      const { kept, law } = this;
      const most = kept !== undefined && kept.size > law.high ? kept : this.largestApartFrom(NaN);
      // Beyond the high quantile none counts that is explained.
      this.kept = most.size > law.high ? most : undefined;
      this.knownMost = most;
    }
    return this.knownMost;
  }

  private get law(): TailLaw {
    this.knownLaw ??= this.measureLaw();
    return this.knownLaw;
  }

  private measureLaw(): TailLaw {
    const ascending = this.largest.ascending();
    const centre = quantileOfSorted(ascending, middle);
    const scale = quantileOfSorted(ascending, upper) - centre;
    const ofHigh = quantileOfSorted(ascending, high);
    const beyond = ofHigh - centre - scale;
    const ratio = scale > 0 ? beyond / scale : 0;
    return { middle: centre, scale, shape: ratio > 0 ? Math.log(ratio / gumbelRatio) / ratioGrowth : 0, high: ofHigh };
  }
}

/** What a law gives at a reduced variate, with another shape than its own. */
function deviationAt({ middle: centre, scale }: TailLaw, shape: number, variate: number): number {
  return (
    centre +
    (scale * Math.expm1(shape * (variate - middleVariate))) / Math.expm1(shape * (upperVariate - middleVariate))
  );
}

import { quantileOfSorted } from '../../order/quantileOfSorted';
import { type StateTape } from '../../stateTape';
import { LastValues } from './lastValues';

/** Quantiles of the blocks' maxima, and their reduced variates −ln(−ln p) under an extreme-value law. */
const middle = 0.5;
const upper = 0.8;
const high = 0.95;
const reduced = (probability: number): number => -Math.log(-Math.log(probability));
const middleVariate = reduced(middle);
const upperVariate = reduced(upper);
const highVariate = reduced(high);
/** How the ratio of the quantiles' distances grows with the shape. */
const gumbelRatio = (highVariate - upperVariate) / (upperVariate - middleVariate);
const ratioGrowth = (highVariate + upperVariate) / 2 - (upperVariate + middleVariate) / 2;
/** The largest shape that is believed. */
const largestShape = 0.25;
/** What is said to be rare lies this much above what one block in ten reaches, whatever the law says: where most blocks hold 0. */
const leastRatio = 1.2;
/** Blocks so near to each other are one episode. */
const episodeBlocks = 4;

/**
 * How large a deviation is that comes once in a stated time, by a series' own last blocks: an extreme-value law (generalised: with a
 * shape) is laid through quantiles of the blocks' largest deviations. Being quantiles, they forget an incident of some hours.
 */
export class TailReference {
  /** What every other block exceeds. */
  middle = 0;
  private readonly largest: LastValues;
  private current = NaN;
  private known = NaN;
  private knownDaily = NaN;

  constructor(
    private readonly blocks: number,
    private readonly shapeTrust: number
  ) {
    this.largest = new LastValues(blocks);
  }

  /** How many blocks are known. */
  get count(): number {
    return this.largest.count;
  }

  /** Takes a deviation into the present block. */
  push(size: number): void {
    if (!(size <= this.current)) {
      this.current = size === size ? size : this.current;
    }
  }

  /** Ends the present block. */
  closeBlock(): void {
    this.largest.push(this.current);
    this.current = NaN;
    this.known = NaN;
    this.knownDaily = NaN;
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.middle = tape.number(this.middle);
    this.largest.carry(tape);
    this.current = tape.number(this.current);
    this.known = NaN;
    this.knownDaily = NaN;
  }

  /**
   * The largest deviation but for the episode that holds the largest: what was as far away in two episodes of the blocks. Blocks of one
   * hour are one episode. 0 where there are no others.
   */
  get recurring(): number {
    if (this.known !== this.known) {
      this.known = this.largestApartFrom(this.largestApartFrom(NaN).age).size;
    }
    return this.known;
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
      most = Math.max(most, this.largest.before(i) || 0);
    }
    return most;
  }

  private largestApartFrom(age: number): { readonly age: number; readonly size: number } {
    const { largest, blocks } = this;
    let size = 0;
    let found = NaN;
    for (let i = 0; i < blocks; i++) {
      const one = largest.before(blocks - i);
      if (one > size && !(Math.abs(i - age) <= episodeBlocks)) {
        size = one;
        found = i;
      }
    }
    return { age: found, size };
  }

  /** The deviation at a reduced variate: ln of the number of blocks in which it is to come once. */
  levelAt(variate: number): number {
    const ascending = this.largest.ascending();
    this.middle = quantileOfSorted(ascending, middle);
    const scale = quantileOfSorted(ascending, upper) - this.middle;
    const beyond = quantileOfSorted(ascending, high) - this.middle - scale;
    const ratio = scale > 0 ? beyond / scale : 0;
    const measured = ratio > 0 ? Math.log(ratio / gumbelRatio) / ratioGrowth : 0;
    const shape = Math.min(largestShape, Math.max(1e-3, this.shapeTrust * measured));
    const growth = Math.expm1(shape * (variate - middleVariate)) / Math.expm1(shape * (upperVariate - middleVariate));
    return Math.max(this.middle + scale * growth, leastRatio * quantileOfSorted(ascending, 0.9));
  }
}

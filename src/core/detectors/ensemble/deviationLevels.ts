import { type StateTape } from '../../stateTape';
import { type BlockHistory } from './blockHistory';
import { deviationAt, deviationCount } from './deviations';
import { type EnsembleWindows } from './ensembleWindows';
import { steadyLimit } from './steadyLimit';
import { type TailReference } from './tailReference';

const { jump, distance, stay, stayDistance, shortDrift, shortDistance, longDrift, longDistance } = deviationAt;

/**
 * How much of the measured shape of a tail is believed: of single samples (in a flat series its own shape is all there is), and of averages; and
 * the heaviest that is.
 */
const pointShape = { flat: 0.9, other: 0.3 } as const;
const averageShape = 0.5;
const heaviest = { flat: 0.35, other: 0.25 } as const;
/** How far a level goes to what all of the shape says, where that explains the largest deviation. */
const wholeShare = { flat: 1, other: 0.5 } as const;
/** A flat series has nothing but its tails that asks for more than the levels: they may be reached this much (of the logarithm) more often. */
const oftener = { flat: 0.5, other: 0 } as const;
/**
 * No level lies beyond so many times the largest deviation of the blocks: where these are of two kinds (a job that runs or not, a queue that is
 * empty or not), the quantiles of both lead the law anywhere.
 */
const beyondLargest = { flat: 1.5, other: 1.75 } as const;
/** A single value is no drift until it exceeds its own level by so much. */
const singleMargin = 1.25;
/** Rounding errors of values, as a share of them, are no deviations. */
const rounding = 1e-9;
/** A count of independent events exceeds its mean by this many standard deviations once in the time that an alert stands for. */
const countSigmas = 4.3;
const countSurplus = 4;
/** A series most of whose changes are none counts something. */
const countingShare = 0.5;
/** A series whose values never stay away has no tail of such: of normal ones so much of the tail of single values is left. */
const leastStay = 0.45;

/** How large each deviation is that comes once in a stated time, by the last blocks of a series. */
export class DeviationLevels {
  /** At the places of `deviationAt`. NaN before the first `measure`. */
  readonly levels = new Float64Array(deviationCount).fill(NaN);
  /** The same for a steady series, without what has to be exceeded in it besides: see `steadyLevel`. */
  readonly steadyLevels = new Float64Array(deviationCount).fill(Infinity);

  /** What has to be exceeded in a steady series: NaN until a deviation asks. */
  private readonly steadyLimits = new Float64Array(deviationCount).fill(NaN);
  /** Over how many samples each deviation is averaged. */
  private readonly spans: readonly number[];

  /** `variate`: ln of the number of blocks in which a deviation is to come once. */
  constructor(
    windows: EnsembleWindows,
    private readonly tails: readonly TailReference[],
    private readonly blocks: BlockHistory,
    private readonly variate: number
  ) {
    this.spans = [1, 1, 1, 1, windows.short, windows.short, windows.long, windows.long, windows.rough, 1, 1];
  }

  /** Reads the levels from the blocks as they are now. */
  measure(): void {
    const { tails, levels, steadyLevels, blocks, spans, variate } = this;
    this.steadyLimits.fill(NaN);
    const { kind } = blocks;
    const isCount = blocks.still > countingShare && blocks.quantum === blocks.quantum;
    const mean = Math.min(blocks.mean - blocks.minimum, blocks.maximum - blocks.mean);
    const least = rounding * Math.max(Math.abs(blocks.minimum), Math.abs(blocks.maximum)) || 1e-300;
    for (let d = 0; d < deviationCount; d++) {
      const shape = d <= distance ? pointShape[kind] : averageShape;
      const ofLaw = tails[d].levelAt(variate - oftener[kind], shape, heaviest[kind]);
      const ofTail = Math.min(ofLaw, beyondLargest[kind] * tails[d].most);
      levels[d] = Math.max(ofTail, least);
      if (isCount) {
        const expectedCount = (mean * spans[d]) / blocks.quantum;
        const surplus = countSigmas * Math.sqrt(expectedCount) + countSurplus;
        levels[d] = Math.max(levels[d], (surplus * blocks.quantum) / spans[d]);
      }
      steadyLevels[d] = levels[d];
    }
    levels[stay] = Math.max(levels[stay], leastStay * levels[jump]);
    levels[stayDistance] = Math.max(levels[stayDistance], leastStay * levels[distance]);
    this.raiseDrift(shortDrift, jump);
    this.raiseDrift(longDrift, jump);
    this.raiseDrift(shortDistance, distance);
    this.raiseDrift(longDistance, distance);
    for (const d of [jump, distance]) {
      levels[d] += wholeShare[kind] * Math.max(0, tails[d].wholeLevelAt(variate) - levels[d]);
    }
  }

  /** What a deviation has to exceed in a steady series; Infinity where the series is not. */
  steadyLevel(deviation: number): number {
    const { steadyLimits, steadyLevels, tails, blocks } = this;
    steadyLimits[deviation] ||= steadyLimit(tails, deviation, blocks.kind);
    return Math.max(steadyLevels[deviation], steadyLimits[deviation]);
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    tape.numbers(this.levels);
    tape.numbers(this.steadyLevels);
    this.steadyLimits.fill(NaN);
  }

  private raiseDrift(drift: number, ofSample: number): void {
    const { levels, steadyLevels, spans } = this;
    const ofSingle = (singleMargin * levels[ofSample]) / spans[drift];
    levels[drift] = Math.max(levels[drift], ofSingle);
    steadyLevels[drift] = Math.max(steadyLevels[drift], ofSingle);
  }
}

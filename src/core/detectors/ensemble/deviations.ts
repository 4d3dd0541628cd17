import { type StateTape } from '../../stateTape';
import { type EnsembleWindows } from './ensembleWindows';
import { LastValues } from './lastValues';
import { smallerOf } from './smallerOf';

/** The places of the deviations that are judged, each by its own tail. */
export const deviationAt = {
  jump: 0,
  distance: 1,
  stay: 2,
  stayDistance: 3,
  shortDrift: 4,
  shortDistance: 5,
  longDrift: 6,
  longDistance: 7,
  roughness: 8,
  stepUp: 9,
  stepDown: 10,
} as const;
export const deviationCount = Object.keys(deviationAt).length;

/** How many values in a row have to stay away. */
const staySamples = 3;
/** A step is what stays away from the median of so many values before it: what wanders goes no farther in so short a time. */
const stepSamples = 7;
/** A step that leads less than this share of it away from the level of the last hours is the way back. */
const leastAway = 0.2;
/** By how much an average may exceed what is newer than it. */
const lagAllowed = 2;

/** How far a series is from what is usual, sample by sample: from its last minutes, its last hours, and from what its half day is like. */
export class Deviations {
  /** Of the newest sample, at the places of `deviationAt`. */
  readonly sizes = new Float64Array(deviationCount);
  /** The largest size of each in the present block; -1 where there was none. */
  private readonly largest = new Float64Array(deviationCount).fill(-1);
  /** Values less what is usual, from the first sample on. */
  readonly residuals: Float64Array;
  /** The medians of the last half day, of residuals and of values, as they were when the block began. */
  offset = NaN;
  centre = NaN;

  /** Whether the newest step leads back to the level of the last hours. */
  isWayBack = false;

  /** Of the values before the last `staySamples`. */
  private readonly stepMedian = new LastValues(stepSamples);
  private readonly jumpMedian: LastValues;
  private readonly levelMedian: LastValues;
  private readonly offsetMedian: LastValues;
  private readonly valueMedian: LastValues;
  private minute = NaN;
  private fiveMinutes = NaN;

  /** For so many samples, `stepMs` apart. */
  constructor(
    private readonly windows: EnsembleWindows,
    private readonly stepMs: number,
    length: number
  ) {
    this.residuals = new Float64Array(length).fill(NaN);
    this.jumpMedian = new LastValues(windows.jump);
    this.levelMedian = new LastValues(windows.level);
    this.offsetMedian = new LastValues(windows.offset);
    this.valueMedian = new LastValues(windows.offset);
  }

  /** The median residual of the last hours. */
  get level(): number {
    return this.levelMedian.median();
  }

  /** The largest size of a deviation that was learned in the present block; NaN where there was none. */
  largestOf(deviation: number): number {
    const size = this.largest[deviation];
    return size < 0 ? NaN : size;
  }

  /** Begins a block: what the half day is like holds for all of it. */
  openBlock(): void {
    this.largest.fill(-1);
    this.offset = this.offsetMedian.median();
    this.centre = this.valueMedian.median();
  }

  /** Takes the residual of the next sample and measures its deviations; NaN where it is missing. */
  measure(at: number, residual: number): void {
    const { sizes, windows, offset } = this;
    this.residuals[at] = residual;
    this.stepMedian.push(at >= staySamples ? this.residuals[at - staySamples] : NaN);
    const level = this.level;
    const jumpLevel = this.jumpMedian.median();
    // An average lags behind: it counts as far as what is newer goes along.
    const short = smallerOf(this.meanOf(at, windows.short) - level, lagAllowed * (residual - level)) + level;
    const long = smallerOf(this.meanOf(at, windows.long) - level, lagAllowed * (short - level)) + level;
    sizes[deviationAt.jump] = smallerOf(residual - jumpLevel, residual - level);
    sizes[deviationAt.distance] = residual - offset;
    sizes[deviationAt.shortDrift] = short - level;
    sizes[deviationAt.shortDistance] = short - offset;
    sizes[deviationAt.longDrift] = long - level;
    sizes[deviationAt.longDistance] = long - offset;
    this.measureRoughness(at);
    this.measureStay(at, jumpLevel, level);
  }

  /**
   * The roughness at the sample that was measured last as it is judged: a step is no unrest, nor is one that the window of a rate has drawn out over
   * several samples, and it counts as far as the newest changes go along. NaN where the roughness is.
   */
  unrestAt(at: number): number {
    const { residuals, windows, sizes } = this;
    const roughness = sizes[deviationAt.roughness];
    let sum = 0;
    let step = 0;
    let largestStep = 0;
    let present = 0;
    let newest = 0;
    let newestPresent = 0;
    for (let i = Math.max(1, at - windows.rough + 1); i <= at; i++) {
      const change = residuals[i] - residuals[i - 1];
      if (change === change) {
        sum += Math.abs(change);
        step = step * change > 0 ? step + change : change;
        largestStep = Math.max(largestStep, Math.abs(step));
        present += 1;
        if (i > at - staySamples) {
          newest += Math.abs(change);
          newestPresent += 1;
        }
      }
    }
    const unrest = roughness === roughness ? (sum - largestStep) / (present - 1) : NaN;
    return newestPresent > 0 ? Math.min(unrest, (lagAllowed * newest) / newestPresent) : unrest;
  }

  /** Learns from the sample that was measured last. */
  learn(at: number, value: number, localMs: number): void {
    const { windows, stepMs, sizes, largest } = this;
    for (let d = 0; d < deviationCount; d++) {
      const size = Math.abs(sizes[d]);
      if (size > largest[d]) {
        largest[d] = size;
      }
    }
    const residual = this.residuals[at];
    this.jumpMedian.push(residual);
    const minute = Math.floor(localMs / (windows.levelStride * stepMs));
    if (minute !== this.minute) {
      this.minute = minute;
      this.levelMedian.push(residual);
    }
    const fiveMinutes = Math.floor(localMs / (windows.offsetStride * stepMs));
    if (fiveMinutes !== this.fiveMinutes) {
      this.fiveMinutes = fiveMinutes;
      this.offsetMedian.push(residual);
      this.valueMedian.push(value);
    }
  }

  /** Writes what is known after the sample at `at` on a tape, or takes it from there. */
  carry(tape: StateTape, at: number): void {
    this.minute = tape.number(this.minute);
    this.fiveMinutes = tape.number(this.fiveMinutes);
    this.offset = tape.number(this.offset);
    this.centre = tape.number(this.centre);
    tape.numbers(this.largest);
    for (const median of [this.stepMedian, this.jumpMedian, this.levelMedian, this.offsetMedian, this.valueMedian]) {
      median.carry(tape);
    }
    tape.newest(this.residuals, at, this.windows.tail);
  }

  /** How far the last values all are from where they are compared, on one side. */
  private measureStay(at: number, jumpLevel: number, level: number): void {
    const { residuals, sizes, offset } = this;
    let least = Infinity;
    let most = -Infinity;
    for (let i = at - staySamples + 1; i <= at; i++) {
      const residual = i < 0 ? NaN : residuals[i];
      least = Math.min(least, residual);
      most = Math.max(most, residual);
    }
    sizes[deviationAt.stay] = smallerOf(beyond(least, most, jumpLevel), beyond(least, most, level));
    sizes[deviationAt.stayDistance] = beyond(least, most, offset);
    const step = beyond(least, most, this.stepMedian.median());
    this.isWayBack = !(beyond(least, most, level) / step > leastAway);
    sizes[deviationAt.stepUp] = step < 0 ? 0 : step;
    sizes[deviationAt.stepDown] = step > 0 ? 0 : -step;
  }

  private meanOf(at: number, count: number): number {
    const { residuals } = this;
    let sum = 0;
    let present = 0;
    for (let i = Math.max(0, at - count + 1); i <= at; i++) {
      const residual = residuals[i];
      if (residual === residual) {
        sum += residual;
        present += 1;
      }
    }
    return 2 * present >= count ? sum / present : NaN;
  }

  /** The mean absolute change from sample to sample over the last minutes, without the largest. */
  private measureRoughness(at: number): void {
    const { residuals, windows, sizes } = this;
    const first = Math.max(1, at - windows.rough + 1);
    let sum = 0;
    let largest = 0;
    let present = 0;
    let before = residuals[first - 1];
    for (let i = first; i <= at; i++) {
      const change = Math.abs(residuals[i] - before);
      before = residuals[i];
      if (change === change) {
        sum += change;
        largest = change > largest ? change : largest;
        present += 1;
      }
    }
    const isKnown = 2 * present >= windows.rough && present > 1;
    sizes[deviationAt.roughness] = isKnown ? (sum - largest) / (present - 1) : NaN;
  }
}

/** How far a range lies beyond a level, with its sign; 0 where it holds it, NaN where a value is missing. */
function beyond(least: number, most: number, level: number): number {
  return least > level ? least - level : most < level ? most - level : least * level === least * level ? 0 : NaN;
}

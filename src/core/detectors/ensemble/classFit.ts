import { type StateTape } from '../../stateTape';
import { variance } from '../../statistics/variance';
import { type DayProfile } from './dayProfile';
import { isWeekend } from './isWeekend';
import { LineSums } from './lineSums';

const dayMs = 86_400_000;
/** The slope is 1 until what was seen weighs more than so many slots that vary as the usual spreads from day to day. */
const slopeSlots = 20;
/** So many slots are needed for half of the way from the usual of other days to what was seen of these. */
const levelSlots = 2;
/** Beyond this slope the class is no louder or calmer day, but another thing. */
const steepest = 2;

/**
 * How the usual of other days is to be read while too few days of the present class are known, on a first weekend: as offset + slope · usual,
 * by least squares over most of what this day and its neighbour of the same class have shown, as long as a rhythm (more than days differ by) is there to be
 * scaled. The slope is drawn to 1 and the level to the usual while little has been seen.
 */
export class ClassFit {
  private offset = 0;
  private slope = 1;

  /** `usualAt`: the usual of a slot on its own day; NaN where none is known. */
  constructor(
    private readonly profile: DayProfile,
    private readonly usualAt: (slot: number) => number
  ) {}

  /** What the usual of other days is to be read as. */
  of(level: number): number {
    return this.offset + this.slope * level;
  }

  /** Fits anew for a slot in which the usual `spread`s from day to day; `isMixed`: it is that of all days. */
  measure(slot: number, localMs: number, isMixed: boolean, spread: number): void {
    this.offset = 0;
    this.slope = 1;
    if (!isMixed) {
      return;
    }
    const { profile, usualAt } = this;
    const ofWeekend = isWeekend(localMs);
    const usuals = new Float64Array(Math.floor(dayMs / profile.slotMs)).map((_, i) => usualAt(slot - 1 - i));
    const ofOtherClass = usuals.findIndex((_, i) => isWeekend(profile.beginOf(slot - 1 - i)) !== ofWeekend);
    const shown = usuals.subarray(0, ofOtherClass < 0 ? usuals.length : ofOtherClass);
    const values = shown.map((_, i) => profile.at(slot - 1 - i));
    const sums = LineSums.ofMost(shown, values);
    if (sums.count > 0 && variance(usuals, 'population') > spread * spread) {
      const prior = slopeSlots * spread * spread;
      const slope = (sums.xy + prior) / (sums.xx + prior);
      const share = sums.count / (sums.count + levelSlots);
      const level = sums.meanX + share * (sums.meanY - sums.meanX);
      this.slope = Math.min(steepest, Math.max(0, slope)) || 0;
      this.offset = level - this.slope * sums.meanX;
    }
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.offset = tape.number(this.offset);
    this.slope = tape.number(this.slope);
  }
}

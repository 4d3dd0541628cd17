import { selectInPlace } from '../../statistics/selectInPlace';
import { type LocalClock } from '../clock/localClock';
import { type Samples } from '../detector/seriesHistory';
import { profileDays } from './ensembleWindows';
import { profileSlots, type ProfileSlots } from './profileSlots';

const dayMs = 86_400_000;
/** A rhythm is read from two days at least. */
const fewestDays = 2;
const quartileToSigma = 1 / 1.349;

/**
 * What is usual at a time of day: the median of the values of earlier days in the slot and its two neighbours, and how far they
 * spread from day to day, each slot around its own median: what rises every morning is no spread. Days of the same class (workdays,
 * weekends) where there are two of them, else all. Slots are computed when
 * asked for; the time of a slot never counts for itself, since the days before it do.
 */
export class DayProfile {
  /** Of the slot asked for last. */
  level = NaN;
  /** Robust standard deviation of the level from day to day. */
  spread = NaN;
  /** The same of the change from one slot to the next: it does not grow when days lie at other heights. */
  changeSpread = NaN;
  /** The usual change from the slot before. */
  change = NaN;
  /** How many days were compared. */
  days = 0;

  private readonly slots: ProfileSlots;
  private values: Float64Array;
  private readonly picked = new Float64Array(3 * profileDays);
  /** The values of the slot before, of the slot and of the one after it, and how many there are. */
  private readonly slotValues = [0, 1, 2].map(() => new Float64Array(profileDays));
  private readonly slotCounts = new Int32Array(3);
  private readonly changes = new Float64Array(3 * profileDays);

  /** `slotMs` is the distance of the samples; `pinned`: all days count, not only earlier ones. */
  constructor(
    { times, values }: Samples,
    readonly slotMs: number,
    clock: LocalClock,
    private readonly pinned = false
  ) {
    this.slots = profileSlots(times, slotMs, clock);
    this.values = values;
  }

  /** Goes on with the values of another series at the same times. */
  read(values: Float64Array): void {
    this.values = values;
  }

  /** The slot at or before a local time. */
  slotAt(localMs: number): number {
    return Math.floor((localMs - this.slots.phaseMs) / this.slotMs);
  }

  /** How far a local time lies in its slot, 0 to 1. */
  fractionAt(localMs: number): number {
    const position = (localMs - this.slots.phaseMs) / this.slotMs;
    return position - Math.floor(position);
  }

  /** Computes what is usual in a slot on a day of the class of `localMs` (that slot, or one near it), from the days before it. */
  measure(slot: number, localMs: number): void {
    if (!this.gather(slot, localMs, isWeekend(localMs)) && !this.gather(slot, localMs, undefined)) {
      this.level = NaN;
      this.spread = NaN;
      this.changeSpread = NaN;
      this.change = NaN;
    }
  }

  /** The local time at which a slot begins. */
  beginOf(slot: number): number {
    return slot * this.slotMs + this.slots.phaseMs;
  }

  /** The value in a slot; NaN where there is none. */
  at(slot: number): number {
    const { firstSlot, places } = this.slots;
    const index = slot - firstSlot;
    const place = index >= 0 && index < places.length ? places[index] : -1;
    return place >= 0 ? this.values[place] : NaN;
  }

  /** Takes in the days of a class (all without one); whether they are enough. */
  private gather(slot: number, localMs: number, wanted: boolean | undefined): boolean {
    const { picked, changes, slotValues, slotCounts } = this;
    slotCounts.fill(0);
    let count = 0;
    let changeCount = 0;
    this.days = 0;
    const last = this.slots.firstSlot + this.slots.places.length - 1;
    const newest = this.pinned ? Math.ceil(((slot - last - 1) * this.slotMs) / dayMs) : 1;
    for (let day = newest; day < newest + profileDays; day++) {
      if (wanted !== undefined && isWeekend(localMs - day * dayMs) !== wanted) {
        continue;
      }
      const centre = slot - Math.round((day * dayMs) / this.slotMs);
      let before = this.at(centre - 2);
      let isPresent = 0;
      for (let neighbour = -1; neighbour <= 1; neighbour++) {
        const value = this.at(centre + neighbour);
        if (value === value) {
          picked[count++] = value;
          slotValues[neighbour + 1][slotCounts[neighbour + 1]++] = value;
          isPresent = 1;
          if (before === before) {
            changes[changeCount++] = value - before;
          }
        }
        before = value;
      }
      this.days += isPresent;
    }
    if (this.days < fewestDays) {
      return false;
    }
    this.level = medianInPlace(picked, count);
    this.spread = this.spreadOfSlots() * quartileToSigma;
    this.change = changeCount > 0 ? medianInPlace(changes, changeCount) : 0;
    this.changeSpread = changeCount > 3 ? interquartileAround(changes, changeCount) * quartileToSigma : 0;
    return true;
  }

  /** The distance of the quartiles of what was gathered, each slot less its own median; takes the place of `picked`. */
  private spreadOfSlots(): number {
    const { picked, slotValues, slotCounts } = this;
    let count = 0;
    slotValues.forEach((values, i) => {
      const present = slotCounts[i];
      const median = present > 0 ? medianInPlace(values, present) : NaN;
      for (let k = 0; k < present; k++) {
        picked[count++] = values[k] - median;
      }
    });
    medianInPlace(picked, count);
    return interquartileAround(picked, count);
  }
}

/** Whether a local time lies on a Saturday or a Sunday. */
export function isWeekend(localMs: number): boolean {
  const weekday = (((Math.floor(localMs / dayMs) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** The place of a quantile of `count` values in order: at or below it. */
function rankOf(probability: number, count: number): number {
  return Math.floor(probability * (count - 1));
}

/** The order statistic at or below the median of the first `count` values, which are rearranged. */
function medianInPlace(values: Float64Array, count: number): number {
  return selectInPlace(values, rankOf(0.5, count), 0, count - 1);
}

/** The distance of the quartiles of values that `medianInPlace` has rearranged: each lies on its side of the median. */
function interquartileAround(values: Float64Array, count: number): number {
  const median = rankOf(0.5, count);
  const upper = selectInPlace(values, rankOf(0.75, count), median, count - 1);
  return upper - selectInPlace(values, rankOf(0.25, count), 0, median);
}

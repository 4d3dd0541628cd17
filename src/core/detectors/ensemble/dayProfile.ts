import { type LocalClock } from '../clock/localClock';
import { type Samples } from '../detector/seriesHistory';
import { AscendingRun } from './ascendingRun';
import { profileDays } from './ensembleWindows';
import { isWeekend } from './isWeekend';
import { profileSlots } from './profileSlots';
import { SlotDays } from './slotDays';

const dayMs = 86_400_000;
/** A rhythm is read from two days at least. */
const fewestDays = 2;
/** A spread of changes is read from more than so many. */
const fewestChanges = 3;
const quartileToSigma = 1 / 1.349;
/** Of how many slots in a row it is kept what earlier days held: each is asked for as the slot that is meant, and as its neighbour on either side. */
const keptSlots = 16;

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
  /** The same as this slot alone has it, its neighbours left out: where an edge lies. */
  ownChange = NaN;
  /** How many days were compared. */
  days = 0;
  /** Whether days of both classes were compared: there were too few of the one asked for. */
  isMixed = false;

  private readonly phaseMs: number;
  private readonly firstSlot: number;
  private readonly places: Int32Array;
  private values: Float64Array;
  private readonly kept: readonly SlotDays[];
  private readonly merged = new AscendingRun(3 * profileDays);
  /** The slot before, the one asked for last, and the one after it. */
  private before: SlotDays;
  private centre: SlotDays;
  private after: SlotDays;

  /** `slotMs` is the distance of the samples; `pinned`: all days count, not only earlier ones. */
  constructor(
    { times, values }: Samples,
    readonly slotMs: number,
    clock: LocalClock,
    private readonly pinned = false
  ) {
    const { phaseMs, firstSlot, places } = profileSlots(times, slotMs, clock);
    this.phaseMs = phaseMs;
    this.firstSlot = firstSlot;
    this.places = places;
    this.values = values;
    this.kept = Array.from({ length: keptSlots }, () => new SlotDays(this));
    [this.before, this.centre, this.after] = this.kept;
  }

  /** Goes on with the values of another series at the same times. */
  read(values: Float64Array): void {
    this.values = values;
    this.kept.forEach((slotDays) => slotDays.forget());
  }

  /** A local time in slots: the slot at or before it, and how far it lies in that. */
  positionOf(localMs: number): number {
    return (localMs - this.phaseMs) / this.slotMs;
  }

  /** The local time at which a slot begins. */
  beginOf(slot: number): number {
    return slot * this.slotMs + this.phaseMs;
  }

  /** The value in a slot; NaN where there is none. */
  at(slot: number): number {
    const { firstSlot, places } = this;
    const index = slot - firstSlot;
    const place = index >= 0 && index < places.length ? places[index] : -1;
    return place >= 0 ? this.values[place] : NaN;
  }

  /** Computes what is usual in a slot on a day of the class of `localMs` (that slot, or one near it), from the days before it. */
  measure(slot: number, localMs: number): void {
    const { merged } = this;
    this.level = this.levelIn(slot, localMs);
    if (this.level !== this.level) {
      this.spread = NaN;
      this.changeSpread = NaN;
      this.change = NaN;
      this.ownChange = NaN;
      return;
    }
    const { before, centre, after } = this;
    merged.merge(before.distances, centre.distances, after.distances, 0.75);
    this.spread = interquartileOf(merged) * quartileToSigma;
    merged.merge(before.changes, centre.changes, after.changes, 0.75);
    this.change = merged.count > 0 ? merged.quantile(0.5) : 0;
    this.ownChange = centre.changes.count > 0 ? centre.changes.quantile(0.5) : 0;
    this.changeSpread = merged.count > fewestChanges ? interquartileOf(merged) * quartileToSigma : 0;
  }

  /** The level alone. */
  levelIn(slot: number, localMs: number): number {
    const localDay = Math.floor(localMs / dayMs);
    this.isMixed = !this.gather(slot, localDay, isWeekend(localMs));
    if (this.isMixed && !this.gather(slot, localDay, undefined)) {
      return NaN;
    }
    this.merged.merge(this.before.values, this.centre.values, this.after.values, 0.5);
    return this.merged.quantile(0.5);
  }

  /** Takes in weekends, workdays or all days; whether they are enough. */
  private gather(slot: number, localDay: number, ofWeekend: boolean | undefined): boolean {
    const last = this.firstSlot + this.places.length - 1;
    const newest = this.pinned ? Math.ceil(((slot - last - 1) * this.slotMs) / dayMs) : 1;
    this.before = this.slotDays(slot - 1, localDay, newest, ofWeekend);
    this.centre = this.slotDays(slot, localDay, newest, ofWeekend);
    this.after = this.slotDays(slot + 1, localDay, newest, ofWeekend);
    this.days = bitCount(this.before.present | this.centre.present | this.after.present);
    return this.days >= fewestDays;
  }

  private slotDays(slot: number, localDay: number, newest: number, ofWeekend: boolean | undefined): SlotDays {
    const slotDays = this.kept[((slot % keptSlots) + keptSlots) % keptSlots];
    slotDays.read(slot, localDay, newest, ofWeekend);
    return slotDays;
  }
}

/** The distance of the quartiles. */
function interquartileOf(run: AscendingRun): number {
  return run.quantile(0.75) - run.quantile(0.25);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    count += 1;
  }
  return count;
}

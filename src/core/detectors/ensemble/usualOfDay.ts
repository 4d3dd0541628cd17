import { type StateTape } from '../../stateTape';
import { medianAbsoluteDeviation } from '../../statistics/medianAbsoluteDeviation';
import { ClassFit } from './classFit';
import { type DayProfile } from './dayProfile';
import { isWeekend } from './isWeekend';
import { KnownLevels } from './knownLevels';
import { LineSums } from './lineSums';
import { newestClockChange } from './newestClockChange';

/** What is usual in a slot: see `DayProfile`. */
interface SlotUsual {
  level: number;
  spread: number;
  change: number;
  ownChange: number;
  changeSpread: number;
  days: number;
  isMixed: boolean;
}

/** The slots that are known around the present one, which has the place `here`. */
const slotsAround = 6;
const here = 2;
/** For how many slots a step of the usual itself is taken into account, and how much of it. */
const flipSlots = 12;
const flipMargin = 1.3;
/** From so many days on their scatter from slot to slot can be told. */
const fewestRestlessDays = 4;
/** The usual has turned rightly where a value lies this many times as far from what it was as from what it is. */
const turnedMargin = 2;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How far clocks are changed, and after how many days most workdays of four weeks are of the new clock. */
const clockChangeMs = hourMs;
const adaptationDays = 15;
/** Within how many hours the zones of a continent follow each other. */
const zonesApartHours = 4;
/** How many hours after that say whose clock a series follows, and how much less its own time has then to leave unexplained. */
const fewestOwnHours = 12;
const mostOwnHours = 24;
const ownShare = 0.5;
/** No slot leaves more unexplained than this many median distances of all of them. */
const ownReach = 12;
/** How often that is looked at. */
const lookedAtHours = 2;

/** What is usual at a time of day, between the slots of a profile, and how far it can be relied on. Times are asked in order. */
export class UsualOfDay {
  /** What is usual; NaN where too few days are known. */
  level = NaN;
  /** How far levels spread from day to day, and the changes from slot to slot; 0 where too few days are known. */
  spread = 0;
  changeSpread = 0;
  /** The same, the slot before counted too: averages reach back into it. */
  widerSpread = 0;
  widerChangeSpread = 0;
  /** How far the usual has moved of late though the values did not: a change of level became the majority of days, a class of day ended. */
  flip = 0;
  /** How far the values scatter from slot to slot at this time of earlier days, an hour and a half around it; NaN where too few are known. */
  restlessness = NaN;
  /** How many days were compared. */
  days = 0;
  /** How sharply the usual bends here: an edge may come a slot earlier or later. */
  corner = 0;

  private slot = NaN;
  private isWeekend = false;
  private slots: readonly SlotUsual[] = Array.from({ length: slotsAround }, () => ({
    level: NaN,
    spread: NaN,
    change: NaN,
    ownChange: NaN,
    changeSpread: NaN,
    days: 0,
    isMixed: false,
  }));
  private readonly flips = new Float64Array(flipSlots);
  /** The first whole slot of the present class of days, what would have been usual there in the class before, and what is. */
  private turnSlot = NaN;
  private turnFrom = NaN;
  private turnTo = NaN;
  /** The usual of the slots of an hour before and after, as far as it was looked at. */
  private readonly around = new KnownLevels();
  /** The usual of the slots of the last day, as far as it was looked at. */
  private readonly lastDay = new KnownLevels();
  private readonly fit: ClassFit;
  /** The slot at which it was looked last whose clock the values follow, and whether it is their own. */
  private lookedAt = NaN;
  private isOwnTime = false;

  /** `isUtc`: local times are UTC, so that whose wall clock a series follows is not known. */
  constructor(
    private readonly profile: DayProfile,
    private readonly isUtc: boolean
  ) {
    this.fit = new ClassFit(profile, (slot) => this.usualIn(slot, profile.beginOf(slot), this.lastDay));
  }

  /** Finds what is usual at a local time; whether anything but the level is new. */
  moveTo(localMs: number): boolean {
    const { profile } = this;
    const position = profile.positionOf(localMs);
    const slot = Math.floor(position);
    const isNew = slot !== this.slot || isWeekend(localMs) !== this.isWeekend;
    if (isNew) {
      this.enter(slot, localMs);
    }
    const { level } = this.slots[here];
    const { level: next } = this.slots[here + 1];
    this.level = this.fit.of(
      level !== level || next !== next ? (level === level ? level : next) : between(level, next, position - slot)
    );
    return isNew;
  }

  /** Writes what is known on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.level = tape.number(this.level);
    this.spread = tape.number(this.spread);
    this.changeSpread = tape.number(this.changeSpread);
    this.widerSpread = tape.number(this.widerSpread);
    this.widerChangeSpread = tape.number(this.widerChangeSpread);
    this.flip = tape.number(this.flip);
    this.corner = tape.number(this.corner);
    this.restlessness = tape.number(this.restlessness);
    this.days = tape.number(this.days);
    this.slot = tape.number(this.slot);
    this.isWeekend = tape.number(this.isWeekend ? 1 : 0) === 1;
    tape.numbers(this.flips);
    this.turnSlot = tape.number(this.turnSlot);
    this.turnFrom = tape.number(this.turnFrom);
    this.turnTo = tape.number(this.turnTo);
    this.around.clear();
    this.lastDay.clear();
    this.lookedAt = NaN;
    this.fit.carry(tape);
    for (const usual of this.slots) {
      usual.level = tape.number(usual.level);
      usual.spread = tape.number(usual.spread);
      usual.change = tape.number(usual.change);
      usual.ownChange = tape.number(usual.ownChange);
      usual.changeSpread = tape.number(usual.changeSpread);
      usual.days = tape.number(usual.days);
      usual.isMixed = tape.number(usual.isMixed ? 1 : 0) === 1;
    }
  }

  private enter(slot: number, localMs: number): void {
    const { slots, flips, fit } = this;
    const isSameClass = isWeekend(localMs) === this.isWeekend;
    const placeBefore = slot === this.slot ? here : here + 1;
    const expected = fit.of(slots[placeBefore].level);
    const expectedNext = fit.of(slots[placeBefore + 1].level);
    if (isSameClass && slot === this.slot + 1) {
      const [oldest, ...others] = slots;
      this.slots = [...others, oldest];
      this.measure(slot, slotsAround - 1, localMs);
    } else {
      slots.forEach((_, place) => this.measure(slot, place, localMs));
    }
    const [, previous, present, next] = this.slots;
    fit.measure(slot, localMs, present.isMixed, present.spread || 0);
    const step = next.level - present.level;
    const moved = Math.min(Math.abs(step - next.change), Math.abs(step - next.ownChange)) || 0;
    // Within a class what is expected of a slot changes with its fit alone.
    const isComparable = !isSameClass || slot === this.slot || slot === this.slot + 1;
    const turned = isComparable
      ? Math.max(Math.abs(fit.of(present.level) - expected) || 0, Math.abs(fit.of(next.level) - expectedNext) || 0)
      : 0;
    const place = placeOf(slot);
    flips[place] = Math.max(moved, turned, slot === this.slot ? flips[place] : 0);
    if (!isSameClass) {
      this.turnSlot = slot + 1;
      this.turnFrom = expectedNext;
      this.turnTo = fit.of(next.level);
    } else if (this.hasTurned(slot)) {
      flips[placeOf(this.turnSlot - 1)] = 0;
    }
    this.flip = flipMargin * flips.reduce((most, one) => Math.max(most, one), 0);
    this.days = present.days;
    this.spread = Math.max(present.spread || 0, next.spread || 0);
    this.changeSpread = Math.max(present.changeSpread || 0, next.changeSpread || 0);
    this.widerSpread = Math.max(this.spread, previous.spread || 0);
    this.widerChangeSpread = Math.max(this.changeSpread, previous.changeSpread || 0);
    this.restlessness = this.meanChangeSpread();
    this.corner = 0;
    for (let i = 1; i + 1 < slotsAround; i++) {
      const bend = Math.abs(this.slots[i + 1].level - 2 * this.slots[i].level + this.slots[i - 1].level);
      this.corner = Math.max(this.corner, bend || 0);
    }
    if (this.isUtc && mayHaveNewClock(localMs) && !this.keepsItsTime(slot)) {
      this.corner = Math.max(this.corner, flipMargin * this.differenceWithin(clockChangeMs, slot, localMs));
    }
    this.slot = slot;
    this.isWeekend = isWeekend(localMs);
  }

  private meanChangeSpread(): number {
    let sum = 0;
    let count = 0;
    for (const { changeSpread, days } of this.slots) {
      if (days >= fewestRestlessDays) {
        sum += changeSpread;
        count += 1;
      }
    }
    return sum / count;
  }

  /** Whether the values followed the usual when the class of days ended, by the first sample of a slot in the present one. */
  private hasTurned(slot: number): boolean {
    const { turnSlot, turnFrom, turnTo, profile } = this;
    if (!(slot > turnSlot && slot < turnSlot + flipSlots - 1)) {
      return false;
    }
    const value = profile.at(turnSlot);
    return turnedMargin * Math.abs(value - turnTo) < Math.abs(value - turnFrom);
  }

  /**
   * Whether half a day or a day after clocks were changed is explained by the usual of its own time rather than of an hour earlier or later;
   * looked at once in two hours.
   */
  private keepsItsTime(slot: number): boolean {
    const perHour = Math.max(1, Math.round(clockChangeMs / this.profile.slotMs));
    const slotsBetween = lookedAtHours * perHour;
    const lookedAt = Math.floor(slot / slotsBetween) * slotsBetween;
    if (lookedAt !== this.lookedAt) {
      this.lookedAt = lookedAt;
      this.isOwnTime = this.isOfOwnTime(lookedAt, perHour);
    }
    return this.isOwnTime;
  }

  private isOfOwnTime(end: number, perHour: number): boolean {
    const { profile, lastDay } = this;
    const hours = ownHours(profile.beginOf(end));
    if (hours < fewestOwnHours) {
      return false;
    }
    const slots = new Float64Array(Math.round((hours * hourMs) / profile.slotMs)).map((_, i) => end - 1 - i);
    const usualsOf = (some: Float64Array, shift: number): Float64Array =>
      some.map((i) => this.usualIn(i + shift, profile.beginOf(i + shift), lastDay));
    const usuals = usualsOf(slots, 0);
    // An edge of the usual an hour off is to count, an outage not for more than that.
    const most = ownReach * medianAbsoluteDeviation(slots.map((slot, i) => profile.at(slot) - usuals[i])) || Infinity;
    // A line for each class of days: a weekend that was not known, or a level that has changed, says nothing of the clock.
    const classes = [false, true].map((ofWeekend) => {
      const own = slots.filter((i) => isWeekend(profile.beginOf(i)) === ofWeekend);
      return { own, values: own.map((i) => profile.at(i)) };
    });
    const unexplained = (shift: number): number =>
      classes.reduce((sum, { own, values }) => {
        const shifted = usualsOf(own, shift);
        return sum + LineSums.ofMost(shifted, values).unexplainedOf(shifted, values, most);
      }, 0);
    return unexplained(0) < ownShare * Math.min(unexplained(-perHour), unexplained(perHour));
  }

  /** The usual of a slot on a day of the class of `localMs`, measured once as long as `known` keeps it. */
  private usualIn(slot: number, localMs: number, known: KnownLevels): number {
    if (!known.has(slot)) {
      known.set(slot, this.profile.levelIn(slot, localMs));
    }
    return known.get(slot);
  }

  /** How far the usual of any time within a distance lies from the present one. */
  private differenceWithin(distanceMs: number, slot: number, localMs: number): number {
    const { profile, around } = this;
    const slots = Math.ceil(distanceMs / profile.slotMs) + 1;
    const present = this.slots[here].level;
    if (isWeekend(localMs) !== this.isWeekend) {
      around.clear();
    }
    let most = 0;
    for (let i = slot - slots; i <= slot + slots; i++) {
      most = Math.max(most, Math.abs(this.usualIn(i, localMs, around) - present) || 0);
    }
    return most;
  }

  private measure(slot: number, place: number, localMs: number): void {
    const { profile } = this;
    const into = this.slots[place];
    profile.measure(slot + place - here, localMs);
    into.level = profile.level;
    into.spread = profile.spread;
    into.change = profile.change;
    into.ownChange = profile.ownChange;
    into.changeSpread = profile.changeSpread;
    into.days = profile.level === profile.level ? profile.days : 0;
    into.isMixed = profile.isMixed;
  }
}

/** The place of a slot among the flips. */
function placeOf(slot: number): number {
  return ((slot % flipSlots) + flipSlots) % flipSlots;
}

/** Whether earlier days may be of another clock. */
function mayHaveNewClock(localMs: number): boolean {
  const midnightMs = Math.floor(localMs / dayMs) * dayMs;
  return newestClockChange(midnightMs + dayMs) > midnightMs - adaptationDays * dayMs;
}

/** How many of the last hours (at most a day) came after all clocks had been changed that were; 0 where some will be within the hour. */
function ownHours(localMs: number): number {
  const hour = Math.floor(localMs / hourMs);
  const changed = newestClockChange(localMs + hourMs) / hourMs;
  return Math.min(mostOwnHours, Math.max(0, hour - changed - zonesApartHours));
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

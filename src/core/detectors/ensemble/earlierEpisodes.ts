import { type StateTape } from '../../stateTape';
import { selectInPlace } from '../../statistics/selectInPlace';
import { type LocalClock } from '../clock/localClock';
import { profileStepMs, type Samples } from '../detector/seriesHistory';
import { isWeekend } from './isWeekend';
import { type ProfileSlots, profileSlots } from './profileSlots';
import { LastValues } from './lastValues';
import { smallerOf } from './smallerOf';

const slotsPerHour = 3_600_000 / profileStepMs;
const slotsPerDay = 24 * slotsPerHour;
const dayMs = slotsPerDay * profileStepMs;
/** What a sample is compared with: the median of the three hours before it. */
const slotsBefore = 3 * slotsPerHour;
/** Surprises within two hours are one episode. */
const episodeSlots = 2 * slotsPerHour;
const episodesPerDay = slotsPerDay / episodeSlots;
/** How far back episodes count, and how many days of them say something. */
const mostDays = 21;
const fewestDays = 7;
const slotsPerWeek = 7 * slotsPerDay;
/** How many slots before one its surprise, and that of the one before it, depend on. */
const slotsNeeded = slotsPerWeek + slotsBefore + 1;
/** Which of the largest is meant: incidents are few, what a series is used to comes more often. */
const sampleRank = 4;
const lastingRank = 2;

/**
 * How far a series has been from what is usual in the last three weeks, read from its profile, a sample each quarter of an hour. The surprise of a
 * sample is its distance from the three hours before it, less the same of yesterday and of a week ago at this time of day: the smallest of the
 * three where they have one sign, else none. While no week is known, the first day of a weekend and the first workday after it surprise by nothing.
 */
export class EarlierEpisodes {
  /** The surprise that single samples of four episodes of two hours reached; 0 where fewer than seven days are known. */
  sample = 0;
  /** The surprise that two samples in a row, on one side, reached in two episodes: what lasted a quarter of an hour. The same 0. */
  lasting = 0;

  private episodes: Episodes | undefined;
  /** The episode before which all of them were looked at last, counted as in `Episodes`. */
  private end = NaN;

  private readonly times: Float64Array;
  private values: Float64Array;

  constructor(
    { times, values }: Samples,
    private readonly clock: LocalClock
  ) {
    this.times = times;
    this.values = values;
  }

  /** Goes on with the values of another series at the same times. */
  read(values: Float64Array): void {
    this.values = values;
    this.episodes = undefined;
  }

  /** Finds what was reached in the episodes that ended before a local time. */
  measure(localMs: number): void {
    const slots = profileSlots(this.times, profileStepMs, this.clock);
    const present = Math.floor((localMs - slots.phaseMs) / (episodeSlots * profileStepMs));
    if (present === this.end) {
      return;
    }
    this.end = present;
    // One more: clocks are put back.
    this.episodes ??= gatherEpisodes(this.values, slots, present - mostDays * episodesPerDay - 1);
    const { first, samples, lastings } = this.episodes;
    const end = present - first;
    const from = Math.max(0, end - mostDays * episodesPerDay);
    const isKnown = Math.min(end, samples.length) - from >= fewestDays * episodesPerDay;
    this.sample = isKnown ? nthLargest(samples.slice(from, end), sampleRank) : 0;
    this.lasting = isKnown ? nthLargest(lastings.slice(from, end), lastingRank) : 0;
  }

  /** Writes what was found last on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.sample = tape.number(this.sample);
    this.lasting = tape.number(this.lasting);
    this.end = tape.number(this.end);
  }
}

/** The largest surprises of each episode, of single samples and of two in a row. */
interface Episodes {
  /** The first one, counted from the epoch by local time less the phase. */
  readonly first: number;
  readonly samples: Float64Array;
  readonly lastings: Float64Array;
}

/** Those from `earliest` on that lie within a profile as a whole. */
function gatherEpisodes(values: Float64Array, profile: ProfileSlots, earliest: number): Episodes {
  const { firstSlot, places } = profile;
  const first = Math.max(earliest, Math.ceil(firstSlot / episodeSlots));
  const count = Math.max(0, Math.floor((firstSlot + places.length) / episodeSlots) - first);
  const samples = new Float64Array(count);
  const lastings = new Float64Array(count);
  const before = new LastValues(slotsBefore);
  const distances = new Float64Array(places.length);
  const firstUsed = first * episodeSlots - firstSlot;
  let previous = 0;
  for (let slot = Math.max(0, firstUsed - slotsNeeded); slot < places.length; slot++) {
    const place = places[slot];
    const value = place >= 0 ? values[place] : NaN;
    distances[slot] = value - before.median();
    before.push(value);
    if (slot < firstUsed - 1) {
      continue;
    }
    const surprise = surpriseAt(distances, slot, profile);
    const episode = Math.floor((firstSlot + slot) / episodeSlots) - first;
    if (episode >= 0 && episode < count) {
      samples[episode] = Math.max(samples[episode], Math.abs(surprise));
      lastings[episode] = Math.max(lastings[episode], Math.abs(smallerOf(surprise, previous)));
    }
    previous = surprise;
  }
  return { first, samples, lastings };
}

/**
 * The distance at a slot, or what it exceeds those of yesterday and of a week ago by, whichever is smallest; 0 where they differ in sign, or where
 * yesterday alone is known and was of the other class of days.
 */
function surpriseAt(distances: Float64Array, slot: number, { firstSlot, phaseMs }: ProfileSlots): number {
  const own = distances[slot];
  const sinceYesterday = slot < slotsPerDay ? NaN : own - distances[slot - slotsPerDay];
  const sinceLastWeek = slot < slotsPerWeek ? NaN : own - distances[slot - slotsPerWeek];
  const localMs = (firstSlot + slot) * profileStepMs + phaseMs;
  if (sinceLastWeek !== sinceLastWeek && isWeekend(localMs) !== isWeekend(localMs - dayMs)) {
    return 0;
  }
  let surprise = own === own ? own : 0;
  for (const less of [sinceYesterday, sinceLastWeek]) {
    surprise = less === less ? smallerOf(surprise, less) : surprise;
  }
  return surprise;
}

/** The n-th largest of at least n values, which are rearranged. */
function nthLargest(values: Float64Array, n: number): number {
  return selectInPlace(values, values.length - n);
}

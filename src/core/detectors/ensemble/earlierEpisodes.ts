import { type StateTape } from '../../stateTape';
import { type LocalClock } from '../localClock';
import { profileStepMs, type Samples } from '../seriesHistory';
import { profileSlots } from './profileSlots';
import { SlidingMedian } from './slidingMedian';

const slotsPerHour = 3_600_000 / profileStepMs;
const slotsPerDay = 24 * slotsPerHour;
/** What a sample is compared with: the median of the three hours before it. */
const hoursBefore = 3;
/** Surprises within two hours are one episode. */
const episodeSlots = 2 * slotsPerHour;
const episodesPerDay = slotsPerDay / episodeSlots;
/** How far back episodes count, and how many days of them say something. */
const mostDays = 21;
const fewestDays = 7;
/** Which of the largest is meant: incidents are few, what a series is used to comes more often. */
const sampleRank = 4;
const lastingRank = 2;

/**
 * How far a series has been from what is usual in the last three weeks, read from its profile, a sample each quarter of an hour. The surprise of a
 * sample is its distance from the three hours before it, less the same of yesterday and of a week ago at this time of day: the smallest of the
 * three where they have one sign, else none.
 */
export class EarlierEpisodes {
  /** The surprise that single samples of four episodes of two hours reached; 0 where fewer than seven days are known. */
  sample = 0;
  /** The surprise that two samples in a row, on one side, reached in two episodes: what lasted a quarter of an hour. The same 0. */
  lasting = 0;

  private samples: Float64Array | undefined;
  private lastings = new Float64Array(0);
  private firstEpisode = 0;
  private phaseMs = 0;

  constructor(
    private readonly profile: Samples,
    private readonly clock: LocalClock
  ) {}

  /** Finds what was reached in the episodes that ended before a local time. */
  measure(localMs: number): void {
    const samples = this.samples ?? this.gather();
    const end = Math.floor((localMs - this.phaseMs) / (episodeSlots * profileStepMs)) - this.firstEpisode;
    const from = Math.max(0, end - mostDays * episodesPerDay);
    const isKnown = Math.min(end, samples.length) - from >= fewestDays * episodesPerDay;
    this.sample = isKnown ? nthLargest(samples.subarray(from, end), sampleRank) : 0;
    this.lasting = isKnown ? nthLargest(this.lastings.subarray(from, end), lastingRank) : 0;
  }

  /** Writes what was found last on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    this.sample = tape.number(this.sample);
    this.lasting = tape.number(this.lasting);
  }

  /** The largest surprises of each episode. */
  private gather(): Float64Array {
    const { times, values } = this.profile;
    const { phaseMs, firstSlot, places } = profileSlots(times, profileStepMs, this.clock);
    const { length } = places;
    this.phaseMs = phaseMs;
    this.firstEpisode = Math.ceil(firstSlot / episodeSlots);
    const episodes = Math.max(0, Math.floor((firstSlot + length) / episodeSlots) - this.firstEpisode);
    const samples = new Float64Array(episodes);
    this.lastings = new Float64Array(episodes);
    const before = new SlidingMedian(hoursBefore * slotsPerHour);
    const distances = new Float64Array(length);
    let previous = 0;
    for (let i = 0; i < length; i++) {
      const value = places[i] >= 0 ? values[places[i]] : NaN;
      distances[i] = value - before.median();
      before.push(value);
      const surprise = surpriseAt(distances, i);
      const episode = Math.floor((firstSlot + i) / episodeSlots) - this.firstEpisode;
      if (episode >= 0 && episode < episodes) {
        samples[episode] = Math.max(samples[episode], Math.abs(surprise));
        const both = surprise * previous > 0 ? Math.min(Math.abs(surprise), Math.abs(previous)) : 0;
        this.lastings[episode] = Math.max(this.lastings[episode], both);
      }
      previous = surprise;
    }
    this.samples = samples;
    return samples;
  }
}

/** The distance at a slot, or what it exceeds those of yesterday and of a week ago by, whichever is smallest; 0 where they differ in sign. */
function surpriseAt(distances: Float64Array, slot: number): number {
  const own = distances[slot];
  let smallest = own === own ? own : 0;
  for (const days of [1, 7]) {
    const earlier = slot - days * slotsPerDay;
    const less = earlier >= 0 ? own - distances[earlier] : NaN;
    if (less === less) {
      smallest = smallest * less > 0 ? (Math.abs(less) < Math.abs(smallest) ? less : smallest) : 0;
    }
  }
  return smallest;
}

/** The n-th largest of values that are not negative; 0 where there are fewer. */
function nthLargest(values: Float64Array, n: number): number {
  const largest = new Float64Array(n);
  for (let value of values) {
    for (let rank = 0; rank < n; rank++) {
      if (value > largest[rank]) {
        [largest[rank], value] = [value, largest[rank]];
      }
    }
  }
  return largest[n - 1];
}

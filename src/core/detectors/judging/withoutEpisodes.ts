import { quantileOfSorted } from '../../order/quantileOfSorted';
import { presentValues } from '../../statistics/presentValues';
import { standardDeviation } from '../../statistics/standardDeviation';
import { type LocalClock } from '../clock/localClock';

/** Beyond the values that nine in ten rows take by as much as these span again, a value is far out: 4.9 deviations of a normal column. */
const rare = 0.05;
/** So many rows in turn that are far out in a column are a spell; fewer are its tail. */
const fewestRows = 3;
/** Spells are episodes where the column scatters so many times more with them than without: most that come and go by themselves are far below. */
const leastScatter = 5;
/** What comes around the same time of day on this share of the days is no episode but a job. */
const jobShare = 1 / 3;
const dayMs = 86_400_000;
const slotsPerDay = 96;

/**
 * The rows of a training without its episodes: rare spells in which a column lies so far from where nearly all of it lies that they are most of what it
 * scatters. What has gone wrong before is not usual since it has, and a model that learned it would not see it again. What comes at about the same time of
 * day on a third of the days stays, and so does what a single row does.
 *
 * @param rows flat, `times.length` rows of equal width, NaN where missing
 * @param clock the wall clock, which is asked for where spells lie and not for each row
 * @returns the rows themselves where there is no episode
 */
export function withoutEpisodes(rows: Float64Array, times: Float64Array, clock: LocalClock): Float64Array {
  const count = times.length;
  const width = rows.length / count;
  const isEpisode = new Uint8Array(count);
  const column = new Float64Array(count);
  for (let c = 0; c < width; c++) {
    for (let i = 0; i < count; i++) {
      column[i] = rows[i * width + c];
    }
    for (const { from, to } of episodesOf(column, times, clock)) {
      isEpisode.fill(1, from, to);
    }
  }
  return isEpisode.includes(1) ? rows.filter((_, place) => isEpisode[Math.floor(place / width)] === 0) : rows;
}

function episodesOf(column: Float64Array, times: Float64Array, clock: LocalClock): readonly Spell[] {
  const spells = spellsOf(column);
  if (spells.length === 0) {
    return spells;
  }
  const outside = column.slice();
  for (const { from, to } of spells) {
    outside.fill(NaN, from, to);
  }
  if (!(standardDeviation(column, 'population') >= leastScatter * standardDeviation(outside, 'population'))) {
    return [];
  }
  const begun = spells.map(({ from }) => clock.localMs(times[from]));
  const days = daysOfSlots(begun);
  const known = Math.ceil((clock.localMs(times[times.length - 1]) - clock.localMs(times[0])) / dayMs);
  return spells.filter((_, i) => days[slotOf(begun[i])].size < Math.max(2, jobShare * known));
}

/** Rows in turn in which a column is far out, on one side. */
function spellsOf(column: Float64Array): readonly Spell[] {
  const ascending = presentValues(column).sort();
  const low = quantileOfSorted(ascending, rare);
  const high = quantileOfSorted(ascending, 1 - rare);
  const span = high - low;
  const spells: Spell[] = [];
  for (const sign of span > 0 ? [1, -1] : []) {
    const fence = sign > 0 ? high + span : span - low;
    for (let i = 0; i < column.length; i++) {
      const from = i;
      while (sign * column[i] > fence) {
        i += 1;
      }
      if (i - from >= fewestRows) {
        spells.push({ from, to: i });
      }
    }
  }
  return spells;
}

interface Spell {
  readonly from: number;
  readonly to: number;
}

/** The days on which a spell began around each quarter of an hour, by the times at which they began. */
function daysOfSlots(begun: readonly number[]): ReadonlyArray<ReadonlySet<number>> {
  const days = Array.from({ length: slotsPerDay }, () => new Set<number>());
  for (const localMs of begun) {
    const slot = slotOf(localMs);
    const day = Math.floor(localMs / dayMs);
    for (const near of [slot - 1, slot, slot + 1]) {
      days[(near + slotsPerDay) % slotsPerDay].add(day);
    }
  }
  return days;
}

function slotOf(localMs: number): number {
  return Math.floor(((localMs % dayMs) / dayMs) * slotsPerDay);
}

import { type LocalClock } from '../clock/localClock';

/** Which sample stands for which slot of a local day; the same for all series that share their times. */
export interface ProfileSlots {
  /** How far slots are behind multiples of their length. */
  readonly phaseMs: number;
  readonly firstSlot: number;
  /** The place of the sample of each slot from the first on; -1 where there is none. Of two samples of a repeated hour the later counts. */
  readonly places: Int32Array;
}

interface KnownSlots {
  readonly slotMs: number;
  readonly clock: LocalClock;
  readonly slots: ProfileSlots;
}

/** Series of one detection share their times, so that this is worked out once. */
const known = new WeakMap<Float64Array, KnownSlots>();

/** The slots of some times, `slotMs` apart, by a clock. */
export function profileSlots(times: Float64Array, slotMs: number, clock: LocalClock): ProfileSlots {
  const found = known.get(times);
  if (found?.slotMs === slotMs && found.clock === clock) {
    return found.slots;
  }
  const slots = slotsOf(times, slotMs, clock);
  known.set(times, { slotMs, clock, slots });
  return slots;
}

function slotsOf(times: Float64Array, slotMs: number, clock: LocalClock): ProfileSlots {
  const local = times.map((timeMs) => clock.localMs(timeMs));
  const phaseMs = local.length === 0 ? 0 : ((local[0] % slotMs) + slotMs) % slotMs;
  const slots = local.map((ms) => Math.round((ms - phaseMs) / slotMs));
  const firstSlot = slots.reduce((first, slot) => Math.min(first, slot), Infinity);
  const lastSlot = slots.reduce((last, slot) => Math.max(last, slot), -Infinity);
  if (slots.length === 0) {
    return { phaseMs, firstSlot: 0, places: new Int32Array(0) };
  }
  const places = new Int32Array(lastSlot - firstSlot + 1).fill(-1);
  slots.forEach((slot, place) => {
    places[slot - firstSlot] = place;
  });
  return { phaseMs, firstSlot, places };
}

import { AscendingRun } from './ascendingRun';
import { profileDays } from './ensembleWindows';
import { isWeekend } from './isWeekend';

const dayMs = 86_400_000;

/** Values by slots of some length; NaN where there is none. */
interface SlotValues {
  readonly slotMs: number;
  at(slot: number): number;
}

/** What one slot held on earlier days. */
export class SlotDays {
  readonly values = new AscendingRun(profileDays);
  /** The values, each less the median of them. */
  readonly distances = new AscendingRun(profileDays);
  /** The changes from the slot before. */
  readonly changes = new AscendingRun(profileDays);
  /** A bit for each day with a value. */
  present = 0;

  private slot = NaN;
  private localDay = NaN;
  private newest = NaN;
  private ofWeekend: boolean | undefined;

  constructor(private readonly profile: SlotValues) {}

  /** What was read is not so any more. */
  forget(): void {
    this.slot = NaN;
  }

  /**
   * Reads, unless it was read last, what a slot held on days that are counted back from a local day, `newest` and those before it: weekends,
   * workdays or all.
   */
  read(slot: number, localDay: number, newest: number, ofWeekend: boolean | undefined): void {
    if (slot !== this.slot || localDay !== this.localDay || newest !== this.newest || ofWeekend !== this.ofWeekend) {
      this.slot = slot;
      this.localDay = localDay;
      this.newest = newest;
      this.ofWeekend = ofWeekend;
      this.readDays();
    }
  }

  private readDays(): void {
    const { profile, values, distances, changes, slot, localDay, newest, ofWeekend } = this;
    values.count = 0;
    distances.count = 0;
    changes.count = 0;
    this.present = 0;
    for (let i = 0; i < profileDays; i++) {
      const day = newest + i;
      if (ofWeekend === undefined || isWeekend((localDay - day) * dayMs) === ofWeekend) {
        const then = slot - Math.round((day * dayMs) / profile.slotMs);
        const value = profile.at(then);
        const change = value - profile.at(then - 1);
        if (value === value) {
          this.present |= 1 << i;
          values.add(value);
        }
        if (change === change) {
          changes.add(change);
        }
      }
    }
    const median = values.quantile(0.5);
    for (let i = 0; i < values.count; i++) {
      distances.add(values.at(i) - median);
    }
  }
}

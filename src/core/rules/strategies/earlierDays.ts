import { promqlDuration } from '../promqlDuration';

const dayMs = 86_400_000;

interface Days {
  /** How many days back each term lies. */
  readonly days: readonly number[];
  /** How often the series is recorded. */
  readonly slotMs: number;
  /** The terms show what comes so much later than the same time. */
  readonly aheadMs: number;
  /** A condition of each term, by its number of days; none without it. */
  readonly only?: (day: number) => string | undefined;
}

/**
 * The values (PromQL) of a recorded series at the same time of earlier days, told apart by the label `covary_day`. A day that is
 * missing is left out. Offsets are whole slots, since between them a look-up finds nothing once slots are longer than Prometheus looks back.
 */
export function earlierDays(recorded: string, { days, slotMs, aheadMs, only }: Days): string {
  return days
    .map((day) => {
      const offset = promqlDuration(Math.round((day * dayMs - aheadMs) / slotMs) * slotMs);
      const condition = only?.(day);
      return `label_replace(${recorded} offset ${offset}, "covary_day", "${day}", "", "")${condition === undefined ? '' : ` and on() ${condition}`}`;
    })
    .join(' or ');
}

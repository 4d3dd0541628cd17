import { type HistoryNeed } from '../../../core/detectors/detector/historyNeed';
import { type FrameNotice } from '../../../frames/schema/wireFrame';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * Says how much of the history that a detector looks at there was before a time, where it was less.
 *
 * @param firstFineMs when the first sample of each series was taken, at the query's step; NaN for a series without any
 * @param firstProfileMs the same of the profile; undefined where days are read from the samples
 */
export function historyNotice(
  fromMs: number,
  { fineMs, profileDays }: HistoryNeed,
  firstFineMs: Float64Array,
  firstProfileMs: Float64Array | undefined
): readonly FrameNotice[] {
  if (firstFineMs.length === 0) {
    return [];
  }
  const texts: string[] = [];
  if (profileDays > 0) {
    const days = reach(firstProfileMs ?? firstFineMs, fromMs, dayMs);
    if (days.most < profileDays) {
      texts.push(`${between(days)} of ${profileDays} days`);
    }
  }
  const hours = reach(firstFineMs, fromMs, hourMs);
  const wantedHours = Math.floor(fineMs / hourMs);
  if (hours.most < wantedHours) {
    texts.push(`${between(hours)} of ${wantedHours} hours of samples`);
  }
  return texts.length === 0
    ? []
    : [{ severity: 'info', text: `judged with ${texts.join(' and ')} before the range: there is no more` }];
}

interface Reach {
  readonly least: number;
  readonly most: number;
}

/** How many whole units before a time the first samples lie. */
function reach(firstMs: Float64Array, fromMs: number, unitMs: number): Reach {
  let least = Infinity;
  let most = 0;
  for (const ms of firstMs) {
    const units = Number.isNaN(ms) ? 0 : Math.max(0, Math.round((fromMs - ms) / unitMs));
    least = Math.min(least, units);
    most = Math.max(most, units);
  }
  return { least, most };
}

function between({ least, most }: Reach): string {
  return least === most ? String(most) : `${least} to ${most}`;
}

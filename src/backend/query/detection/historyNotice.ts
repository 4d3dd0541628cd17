import { type HistoryNeed } from '../../../core/detectors/historyNeed';
import { seriesValues, type SeriesMatrix } from '../../../core/series/seriesMatrix';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type DetectionData } from './detectionData';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Says how much of the history that a detector looks at there was, where it was less. */
export function historyNotice(
  { matrix, firstJudged, profile }: DetectionData,
  { fineMs, profileDays }: HistoryNeed
): readonly FrameNotice[] {
  const fromMs = matrix.times[firstJudged];
  if (matrix.series.length === 0 || fromMs === undefined) {
    return [];
  }
  const texts: string[] = [];
  if (profileDays > 0) {
    const days = reach(profile ?? matrix, fromMs, dayMs);
    if (days.most < profileDays) {
      texts.push(`${between(days)} of ${profileDays} days`);
    }
  }
  const hours = reach(matrix, fromMs, hourMs);
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

/** How many whole units before a time the first value of each series lies. */
function reach(matrix: SeriesMatrix, fromMs: number, unitMs: number): Reach {
  let least = Infinity;
  let most = 0;
  matrix.series.forEach((_, s) => {
    const first = seriesValues(matrix, s).findIndex((value) => !Number.isNaN(value));
    const units = first < 0 ? 0 : Math.max(0, Math.round((fromMs - (matrix.times[first] ?? fromMs)) / unitMs));
    least = Math.min(least, units);
    most = Math.max(most, units);
  });
  return { least, most };
}

function between({ least, most }: Reach): string {
  return least === most ? String(most) : `${least} to ${most}`;
}

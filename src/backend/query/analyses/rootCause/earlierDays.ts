import { type TimeGrid } from '../../../../core/series/timeGrid';
import { type RootCauseAnalysis } from '../../../../protocol/analyses/rootCause';
import { type HistoryRange } from '../../analyser/analyser';
import { gridAround } from '../../grids/gridAround';
import { historyBeforeMs } from './historyBeforeMs';

const dayMs = 86_400_000;
const daysOfWeek = 7;
/** A whole week of days comes with these, so that three of the same weekday tell what is usual on it. */
const earlierWeeks = [14, 21];
/** What was before the incident on those days. */
const leadMs = 3_600_000;
/** The days are asked for coarsely: they tell levels. What goes on may be short beside what is fetched of a day. */
const mostSamples = { ofWindow: 60, ofOngoing: 120 };

/** A stretch of an earlier day, and how many days earlier. */
export interface EarlierRange {
  readonly days: number;
  readonly range: HistoryRange;
}

/**
 * The hours of earlier days that an incident may repeat, and an hour before them, coarsely; none where a baseline is given.
 */
export function earlierDays(
  { baseline, window, lastMs, earlierDays: count }: RootCauseAnalysis,
  { fromMs, toMs, stepMs }: TimeGrid
): readonly EarlierRange[] {
  if (baseline !== undefined) {
    return [];
  }
  const ongoingMs =
    lastMs === undefined ? 0 : Math.max(lastMs, historyBeforeMs({ fromMs: toMs - lastMs, toMs }, stepMs, true));
  const asked = window ?? { fromMs: lastMs === undefined ? fromMs : toMs - ongoingMs, toMs };
  const lengthMs = asked.toMs - asked.fromMs + leadMs;
  const most = window === undefined && lastMs !== undefined ? mostSamples.ofOngoing : mostSamples.ofWindow;
  const coarseMs = stepMs * Math.max(1, Math.ceil(lengthMs / stepMs / most));
  const days = Array.from({ length: count }, (_, i) => i + 1);
  return [...days, ...(count >= daysOfWeek ? earlierWeeks : [])].map((day) => ({
    days: day,
    range: {
      ...gridAround(coarseMs, asked.fromMs - leadMs - day * dayMs, asked.toMs - day * dayMs),
      profileDays: day,
    },
  }));
}

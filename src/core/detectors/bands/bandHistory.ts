import { type HistoryNeed } from '../detector/historyNeed';
import { recentSamples } from '../history/recentSamples';

const dayMs = 86_400_000;

/** The history of a detector by bands: that of its own windows, and the recent samples whose deviations say what is usual. */
export function bandHistory({ fineMs, profileDays }: HistoryNeed, stepMs: number): HistoryNeed {
  const recentMs = recentSamples(stepMs) * stepMs;
  return {
    fineMs: fineMs + recentMs,
    profileDays: profileDays === 0 ? 0 : profileDays + Math.ceil(recentMs / dayMs),
  };
}

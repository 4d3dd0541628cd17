import { type JudgedFieldSeries } from '../../frames/grafana/readJudgedSeries';
import { type Span } from './lanesInView';

/** Values one after the other that were all unusual. */
export interface AnomalyRun {
  /** Indices of the series' samples. */
  readonly first: number;
  readonly last: number;
  readonly peak: number;
}

/** The runs of scores from 1 on within a span; a value that was not judged does not end one. */
export function anomalyRuns({ times, scores }: JudgedFieldSeries, { fromMs, toMs }: Span): readonly AnomalyRun[] {
  const runs: AnomalyRun[] = [];
  let isOpen = false;
  for (let i = 0; i < times.length; i++) {
    const time = times[i] ?? Number.NaN;
    const score = scores[i] ?? Number.NaN;
    if (Number.isNaN(score)) {
      continue;
    }
    const isUnusual = score >= 1 && time >= fromMs && time <= toMs;
    if (isUnusual) {
      const run = isOpen ? runs.pop() : undefined;
      const { first = i, peak = i } = run ?? {};
      runs.push({ first, last: i, peak: score > (scores[peak] ?? 0) ? i : peak });
    }
    isOpen = isUnusual;
  }
  return runs;
}

import { type DetectionRequest } from '../../../core/detectors/detection';
import { sliceMatrix } from '../../../core/series/sliceMatrix';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { type DetectionData } from './detectionData';
import { type FetchedDetection } from './fetchDetection';
import { type JudgedMatrix } from './judgedMatrix';
import { type JudgementCache, withKnown } from './judgementCache';

/** What is left to judge, and what puts its judgements behind the known ones and keeps them. */
export interface LeftToJudge {
  readonly data: DetectionData;
  readonly complete: ((found: JudgedMatrix) => JudgedMatrix) | undefined;
}

/** Leaves out the times of a detection of single series that were judged before, by the same request on the same samples. */
export function withoutKnown(
  { data, kept }: FetchedDetection,
  asked: { readonly request: DetectionRequest; readonly grid: TimeGrid; readonly toleranceMs: number | undefined },
  cache: JudgementCache | undefined
): LeftToJudge {
  if (cache === undefined || kept === undefined) {
    return { data, complete: undefined };
  }
  const { grid } = asked;
  const { matrix, firstJudged } = data;
  const key = JSON.stringify([
    kept.generations,
    asked.request,
    asked.toleranceMs,
    data.profileDays,
    grid.stepMs,
    grid.toMs - grid.fromMs,
  ]);
  const known = cache.find(key, matrix.series, grid.fromMs, grid.toMs);
  return {
    data: { ...data, firstJudged: firstJudged + (known?.count ?? 0) },
    complete: ({ detection: fresh }) => {
      const detection = known === undefined ? fresh : withKnown(known, fresh);
      const judged = { matrix: sliceMatrix(matrix, grid.fromMs, grid.toMs), detection };
      cache.keep(key, judged.matrix, detection, kept.settledMs);
      return judged;
    },
  };
}

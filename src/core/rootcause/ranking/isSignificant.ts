import { type ProblemMetric } from './rankingProblem';

/** Whether a metric's lasting level reaches so many spreads. */
export function isSignificant({ change }: ProblemMetric, minShift: number): boolean {
  return Math.abs(change.level) >= minShift;
}

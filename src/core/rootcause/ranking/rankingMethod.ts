import { type RankingProblem } from './rankingProblem';

/** What a method says: higher is likelier the cause, 0 is no evidence. */
export interface CauseScores {
  /** For each metric of the problem. */
  readonly metrics: Float64Array;
  /** For each service of the problem. */
  readonly services: Float64Array;
}

/** A way to rank causes. */
export interface RankingMethod<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly description: string;
  readonly score: (problem: RankingProblem) => CauseScores;
}

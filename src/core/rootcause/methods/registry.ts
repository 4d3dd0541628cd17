import { combined } from './combined';
import { correlationWithTarget } from './correlationWithTarget';
import { graphTraversal } from './graphTraversal';
import { nSigma } from './nSigma';
import { randomWalk } from './randomWalk';
import { robustScore } from './robustScore';

/** Every way to rank causes, the default first. */
export const RANKING_METHODS = [
  combined,
  nSigma,
  robustScore,
  correlationWithTarget,
  graphTraversal,
  randomWalk,
] as const;

export type RankingMethodId = (typeof RANKING_METHODS)[number]['id'];

/** The ids of {@link RANKING_METHODS}, the default first. */
export const RANKING_METHOD_IDS = RANKING_METHODS.map(({ id }) => id);

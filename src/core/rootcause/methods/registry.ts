import { type RankingMethod } from '../ranking/rankingMethod';
import { combined } from './combined';
import { correlationWithTarget } from './correlationWithTarget';
import { graphTraversal } from './graphTraversal';
import { nSigma } from './nSigma';
import { type RankingMethodId } from './rankingMethodIds';
import { randomWalk } from './randomWalk';
import { robustScore } from './robustScore';

/** Every way to rank causes, by its id. */
export const rankingMethods: { readonly [Id in RankingMethodId]: RankingMethod<Id> } = {
  combined,
  'n-sigma': nSigma,
  'robust-score': robustScore,
  correlation: correlationWithTarget,
  'graph-traversal': graphTraversal,
  'random-walk': randomWalk,
};

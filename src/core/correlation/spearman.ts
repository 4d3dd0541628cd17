import { rank } from '../statistics/rank';
import { pairedValues } from './pairedValues';
import { pearson } from './pearson';

/**
 * Spearman's rank correlation over the pairs where both series have a value: {@link pearson} of the ranks within those
 * pairs, ties sharing the mean rank. NaN for fewer than two pairs and when either side is constant over them.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const pairs = pairedValues(x, y);
  return pearson(rank(pairs.x), rank(pairs.y));
}

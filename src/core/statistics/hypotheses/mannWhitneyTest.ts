import { normalSurvival } from '../distributions/normalDistribution';
import { presentValues } from '../presentValues';
import { rank } from '../rank';

/** The outcome of the Mann–Whitney rank-sum test. */
export interface MannWhitneyTest {
  /** How many pairs (a, b) have a > b, ties counting half. */
  readonly u: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * The Mann–Whitney U test of the present values with the normal approximation, tie and continuity corrections
 * (scipy.stats.mannwhitneyu, method "asymptotic"). NaN when a sample is empty; p is 1 when all values are equal.
 */
export function mannWhitneyTest(a: ArrayLike<number>, b: ArrayLike<number>): MannWhitneyTest {
  const first = presentValues(a);
  const second = presentValues(b);
  const countA = first.length;
  const countB = second.length;
  if (countA === 0 || countB === 0) {
    return { u: NaN, p: NaN };
  }
  const total = countA + countB;
  const joined = new Float64Array(total);
  joined.set(first);
  joined.set(second, countA);
  const ranks = rank(joined);
  let rankSum = 0;
  for (let i = 0; i < countA; i++) {
    rankSum += ranks[i];
  }
  const u = rankSum - (countA * (countA + 1)) / 2;
  const larger = Math.max(u, countA * countB - u);
  const spread = Math.sqrt(((countA * countB) / 12) * (total + 1 - tieTerm(ranks) / (total * (total - 1))));
  const z = (larger - (countA * countB) / 2 - 0.5) / spread;
  return { u, p: spread === 0 ? 1 : Math.min(1, 2 * normalSurvival(z)) };
}

/** Σ (t³ - t) over the groups of t tied ranks. */
function tieTerm(ranks: Float64Array): number {
  const sorted = ranks.slice().sort();
  let sum = 0;
  let start = 0;
  while (start < sorted.length) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) {
      end++;
    }
    const size = end - start;
    sum += size * size * size - size;
    start = end;
  }
  return sum;
}

import { type SeriesMatrix } from '../series/seriesMatrix';
import { benjaminiHochberg } from '../statistics/hypotheses/benjaminiHochberg';
import { normalSurvival } from '../statistics/distributions/normalDistribution';
import { type CorrelationMethod } from './correlationMethod';
import { correlationSignificance } from './correlationSignificance';
import { effectiveSampleSizes } from './effectiveSampleSizes';
import { kendallMatrix } from './kendallMatrix';
import { type PairMatrix } from './pairMatrix';
import { pearsonMatrix } from './pearsonMatrix';
import { spearmanMatrix } from './spearmanMatrix';

/** Coefficients of all pairs with what is needed to judge them; all flat as {@link PairMatrix.values}. */
export interface CorrelationMatrix extends PairMatrix {
  /** How many independent points the joined ones are worth; see `effectiveSampleSize`. */
  readonly effectiveCounts: Float64Array;
  /** Two-sided, from the effective counts; NaN on the diagonal and where there is no coefficient. */
  readonly pValues: Float64Array;
  /** Benjamini and Hochberg's, over all pairs of different series. */
  readonly qValues: Float64Array;
}

/** Fewer joined points than this are no ground for a coefficient. */
export const defaultMinOverlap = 5;

/**
 * How strongly every pair of series moves together, each pair over the points where both are present; pairs with fewer
 * than `minOverlap` of them, and with a constant series, have no coefficient (NaN).
 */
export function correlationMatrix(
  matrix: SeriesMatrix,
  method: CorrelationMethod,
  minOverlap = defaultMinOverlap
): CorrelationMatrix {
  const pairs = pairsOf(matrix, method);
  const { size, counts } = pairs;
  const values = pairs.values.map((r, pair) => (counts[pair] >= minOverlap ? r : NaN));
  const effectiveCounts = effectiveSampleSizes(matrix, pairs, method);
  const significance = significanceOf(pairs);
  const upper = new Float64Array((size * (size - 1)) / 2);
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const pair = i * size + j;
      upper[next++] = values[pair] === values[pair] ? significance(pair, effectiveCounts[pair]) : NaN;
    }
  }
  return {
    size,
    values,
    counts,
    effectiveCounts,
    pValues: mirrored(upper, size),
    qValues: mirrored(benjaminiHochberg(upper), size),
  };
}

type ScoredPairs = PairMatrix & { readonly scores?: Float64Array };

function pairsOf(matrix: SeriesMatrix, method: CorrelationMethod): ScoredPairs {
  switch (method) {
    case 'pearson':
      return pearsonMatrix(matrix);
    case 'spearman':
      return spearmanMatrix(matrix);
    case 'kendall':
      return kendallMatrix(matrix);
  }
}

/** The p value of a pair that is worth `effective` independent points. */
function significanceOf({ values, counts, scores }: ScoredPairs): (pair: number, effective: number) => number {
  return scores
    ? (pair, effective) => 2 * normalSurvival(scores[pair] * Math.sqrt(effective / counts[pair]))
    : (pair, effective) => correlationSignificance(values[pair], effective);
}

/** A symmetric matrix of what is given for its upper triangle, NaN on the diagonal. */
function mirrored(upper: Float64Array, size: number): Float64Array {
  const full = new Float64Array(size * size).fill(NaN);
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      full[i * size + j] = upper[next];
      full[j * size + i] = upper[next++];
    }
  }
  return full;
}

import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { rank } from '../statistics/rank';
import { sortedOrder } from '../statistics/sortedOrder';
import { type PairMatrix } from './pairMatrix';
import { snapToUnit } from './pearson';
import { pearsonMatrix } from './pearsonMatrix';

/**
 * Spearman's rank correlation of every pair of series, each ranked anew among the points where both are present. Without
 * gaps ranks are taken once and a pair costs a dot product; with gaps it costs a walk over both sorted series.
 */
export function spearmanMatrix(matrix: SeriesMatrix): PairMatrix {
  const size = matrix.series.length;
  const length = matrix.times.length;
  const ranks = new Float64Array(size * length);
  for (let s = 0; s < size; s++) {
    ranks.set(rank(seriesValues(matrix, s)), s * length);
  }
  const pairs = pearsonMatrix({ ...matrix, values: ranks });
  if (pairs.counts.every((count) => count === length)) {
    return pairs;
  }
  const orders = matrix.series.map((_, s) => sortedOrder(seriesValues(matrix, s)));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      if (pairs.counts[i * size + j] < length) {
        const r = rankedAnew(seriesValues(matrix, i), orders[i], seriesValues(matrix, j), orders[j]);
        pairs.values[i * size + j] = r;
        pairs.values[j * size + i] = r;
      }
    }
  }
  return pairs;
}

/** Pearson's coefficient of the ranks within the joined points; centred ranks need no second pass. */
function rankedAnew(x: Float64Array, orderX: Uint32Array, y: Float64Array, orderY: Uint32Array): number {
  const rankX = joinedRanks(x, orderX, y);
  const rankY = joinedRanks(y, orderY, x);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i++) {
    xx += rankX[i] * rankX[i];
    xy += rankX[i] * rankY[i];
    yy += rankY[i] * rankY[i];
  }
  return xx > 0 && yy > 0 ? snapToUnit(xy / Math.sqrt(xx * yy)) : NaN;
}

/** The ranks of `values` among the points where `other` is present too, around their mean; 0 elsewhere. */
function joinedRanks(values: Float64Array, order: Uint32Array, other: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length);
  const joined = order.filter((i) => other[i] === other[i]);
  const middle = (joined.length + 1) / 2;
  let start = 0;
  while (start < joined.length) {
    let end = start + 1;
    while (end < joined.length && values[joined[end]] === values[joined[start]]) {
      end++;
    }
    const shared = (start + 1 + end) / 2 - middle;
    for (let k = start; k < end; k++) {
      ranks[joined[k]] = shared;
    }
    start = end;
  }
  return ranks;
}

import { normalSurvival } from '../statistics/distributions/normalDistribution';
import { pairedValues } from './pairedValues';

/** Kendall's rank correlation and its significance. */
export interface Kendall {
  /** Tau-b: corrected for ties, in [-1, 1]. */
  readonly tau: number;
  /** The distance from 0 in standard deviations of tau among independent points; not negative. */
  readonly z: number;
  /** Two-sided, for independent points. */
  readonly p: number;
}

/**
 * Kendall's tau-b over the pairs where both series have a value, in O(n log n) (Knight 1966), and its p by the normal
 * approximation with tie correction (scipy.stats.kendalltau, method "asymptotic"). NaN for fewer than two pairs and when
 * either side is constant over them.
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): Kendall {
  const pairs = pairedValues(x, y);
  const count = pairs.x.length;
  const order = orderByBoth(pairs.x, pairs.y);
  const tiesX = tieSums(order, (i, j) => pairs.x[i] === pairs.x[j]);
  const tiesBoth = tieSums(order, (i, j) => pairs.x[i] === pairs.x[j] && pairs.y[i] === pairs.y[j]);
  const inY = new Float64Array(count);
  order.forEach((index, place) => {
    inY[place] = pairs.y[index];
  });
  const discordant = sortCountingSwapsInPlace(inY);
  const places = Uint32Array.from({ length: count }, (_, i) => i);
  const tiesY = tieSums(places, (i, j) => inY[i] === inY[j]);
  const total = (count * (count - 1)) / 2;
  const untiedX = total - tiesX.pairs;
  const untiedY = total - tiesY.pairs;
  if (count < 2 || untiedX === 0 || untiedY === 0) {
    return { tau: NaN, z: NaN, p: NaN };
  }
  const balance = total - tiesX.pairs - tiesY.pairs + tiesBoth.pairs - 2 * discordant;
  const tau = Math.min(1, Math.max(-1, balance / Math.sqrt(untiedX) / Math.sqrt(untiedY)));
  const variance =
    (2 * total * (2 * count + 5) - tiesX.cubic - tiesY.cubic) / 18 +
    (tiesX.pairs * tiesY.pairs) / total +
    (count > 2 ? (tiesX.triples * tiesY.triples) / (18 * total * (count - 2)) : 0);
  const z = Math.abs(balance) / Math.sqrt(variance);
  return { tau, z, p: Math.min(1, 2 * normalSurvival(z)) };
}

function orderByBoth(x: Float64Array, y: Float64Array): Uint32Array {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i);
  return order.sort((a, b) => x[a] - x[b] || y[a] - y[b]);
}

/** Sums over groups of t equal elements that the normal approximation needs. */
interface TieSums {
  /** Σ t (t - 1) / 2 */
  readonly pairs: number;
  /** Σ t (t - 1) (t - 2) */
  readonly triples: number;
  /** Σ t (t - 1) (2 t + 5) */
  readonly cubic: number;
}

function tieSums(order: Uint32Array, equal: (i: number, j: number) => boolean): TieSums {
  let pairs = 0;
  let triples = 0;
  let cubic = 0;
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && equal(order[start], order[end])) {
      end++;
    }
    const size = end - start;
    pairs += (size * (size - 1)) / 2;
    triples += size * (size - 1) * (size - 2);
    cubic += size * (size - 1) * (2 * size + 5);
    start = end;
  }
  return { pairs, triples, cubic };
}

/** Sorts by merging, and counts the pairs that stood in strictly descending order. */
function sortCountingSwapsInPlace(values: Float64Array): number {
  const count = values.length;
  let source = values.slice();
  let target = new Float64Array(count);
  let swaps = 0;
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(count, start + width);
      const end = Math.min(count, start + 2 * width);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        if (left < middle && (right >= end || source[left] <= source[right])) {
          target[k] = source[left++];
        } else {
          swaps += middle - left;
          target[k] = source[right++];
        }
      }
    }
    [source, target] = [target, source];
  }
  values.set(source);
  return swaps;
}

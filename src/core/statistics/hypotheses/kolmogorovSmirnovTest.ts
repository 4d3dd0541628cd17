import { kolmogorovSurvival } from '../distributions/kolmogorovDistribution';
import { presentValues } from '../presentValues';

/** The outcome of the two-sample Kolmogorov–Smirnov test. */
export interface KolmogorovSmirnovTest {
  /** The greatest distance between the two empirical distribution functions. */
  readonly distance: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Whether two samples come from one distribution; the present values count. `exact` counts lattice paths in
 * O(n m) time, `asymptotic` takes the one-sample law at the rounded effective size n m / (n + m); as
 * scipy.stats.ks_2samp. NaN when a sample is empty.
 */
export function kolmogorovSmirnovTest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  method: 'exact' | 'asymptotic'
): KolmogorovSmirnovTest {
  const first = presentValues(a).sort();
  const second = presentValues(b).sort();
  const n = first.length;
  const m = second.length;
  if (n === 0 || m === 0) {
    return { distance: NaN, p: NaN };
  }
  const steps = greatestDistance(first, second);
  const distance = steps / (n * m);
  const p =
    method === 'exact'
      ? shareOfPathsThatReach(steps, n, m)
      : kolmogorovSurvival(distance, Math.max(1, roundHalfToEven((n * m) / (n + m))));
  return { distance, p };
}

/** n m times the distance: a whole number. */
function greatestDistance(first: Float64Array, second: Float64Array): number {
  const n = first.length;
  const m = second.length;
  let i = 0;
  let j = 0;
  let greatest = 0;
  while (i < n && j < m) {
    const value = Math.min(first[i], second[j]);
    while (i < n && first[i] === value) {
      i++;
    }
    while (j < m && second[j] === value) {
      j++;
    }
    greatest = Math.max(greatest, Math.abs(i * m - j * n));
  }
  return greatest;
}

/** The share of the lattice paths from (0, 0) to (n, m) that somewhere are `steps` or more off the diagonal. */
function shareOfPathsThatReach(steps: number, n: number, m: number): number {
  const share = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * m - j * n) >= steps) {
        share[j] = 1;
      } else {
        const fromLeft = j > 0 ? share[j - 1] * j : 0;
        const fromBelow = i > 0 ? share[j] * i : 0;
        share[j] = (fromLeft + fromBelow) / Math.max(1, i + j);
      }
    }
  }
  return share[m];
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

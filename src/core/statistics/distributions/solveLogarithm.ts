/** A probability and its density at a point: what a quantile search needs. */
export interface ProbabilityAt {
  readonly probability: number;
  /** The size of its derivative; 0 where that underflows. */
  readonly density: number;
}

/**
 * The x > 0 at which a monotonic probability equals `target`: Newton's method on ln probability against ln x, where
 * power-law and exponential tails are nearly straight, inside a bracket that halves when a step leaves it.
 * `side` says whether the probability is that of values below x, which rises with x, or above.
 * Relative accuracy about 1e-15 of x times the condition of the problem.
 */
export function solveLogarithm(
  target: number,
  side: 'below' | 'above',
  start: number,
  evaluate: (x: number) => ProbabilityAt
): number {
  const goal = Math.log(target);
  let low = -Infinity;
  let high = Infinity;
  let u = Math.log(start);
  for (let round = 0; round < 200; round++) {
    const x = Math.exp(u);
    const { probability, density } = evaluate(x);
    const error = Math.log(probability) - goal;
    if (error === 0) {
      return x;
    }
    const tooSmall = side === 'below' ? error < 0 : error > 0;
    if (tooSmall) {
      low = u;
    } else {
      high = u;
    }
    const step = Math.abs((error * probability) / (density * x));
    let next = u + (tooSmall ? step : -step);
    if (!(step <= 5)) {
      next = u + (tooSmall ? 5 : -5);
    }
    if (Math.abs(next - u) <= 1e-16 * Math.max(1, Math.abs(u))) {
      return Math.exp(next);
    }
    if (next <= low || next >= high) {
      next = (low + high) / 2;
    }
    u = next;
  }
  return Math.exp(u);
}

/** A probability and its density at a point: what a quantile search needs. */
export interface ProbabilityAt {
  readonly probability: number;
  /** The derivative of the probability. */
  readonly slope: number;
}

/**
 * The x > 0 at which a monotonic probability equals `target`: Newton's method on ln probability against ln x, where
 * power-law and exponential tails are nearly straight, inside a bracket that halves when a step leaves it.
 * Relative accuracy about 1e-15 of x times the condition of the problem.
 */
export function solveLogarithm(target: number, start: number, evaluate: (x: number) => ProbabilityAt): number {
  const goal = Math.log(target);
  let low = -Infinity;
  let high = Infinity;
  let u = Math.log(start);
  for (let step = 0; step < 200; step++) {
    const x = Math.exp(u);
    const { probability, slope } = evaluate(x);
    const error = Math.log(probability) - goal;
    if (error === 0) {
      return x;
    }
    const below = slope > 0 ? error < 0 : error > 0;
    if (below) {
      low = u;
    } else {
      high = u;
    }
    let next = u - (error * probability) / (slope * x);
    if (!Number.isFinite(next) || Math.abs(next - u) > 5) {
      next = u + (below ? 5 : -5);
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

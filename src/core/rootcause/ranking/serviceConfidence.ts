/**
 * Fitted by logistic regression over four data sets of injected faults, each of the same weight, asked in five ways
 * (docs/root-cause.md).
 */
const offset = -5.373;
const perRatio = 4.482;
const usualTarget = -2.048;
const perReliability = 6.665;
/** A ratio beyond this tells no more. */
const mostRatio = 3;
/** Baselines of so many samples are worth about seven tenths of a long one. */
const reliableSamples = 50;
/** Of two equal suspects none is surer than 0.5; at a tenth more than the second this binds no longer. */
const tiePower = 10;
/** How the rest is shared: a softmax over the other services and none of these, which counts as a service of score 1.5. */
const temperature = 0.5;
const noneOfThem = 1.5;

/**
 * The probability of each service to be the cause, from the combined method's scores. That of the first one is logistic in
 * the logarithm of its ratio to the second (up to 3), in the reliability of its scale √(n / (n + 50)), n the samples of its
 * baseline, and lower where the target's level is usual, since then the symptom may lie elsewhere; at most
 * 1 − ratio⁻¹⁰ / 2, since equal suspects share. What is left is shared by the others, none of which gets more than the first, and "none of
 * these": the sum is below 1.
 *
 * @param baselineCount samples of the baseline of the first service's most suspect metric
 */
export function serviceConfidence(scores: Float64Array, baselineCount: number, isTargetUsual: boolean): Float64Array {
  const order = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
  const [first, second] = order;
  if (first === undefined || !(scores[first] > 0)) {
    return new Float64Array(scores.length);
  }
  const runnerUp = second === undefined ? 0 : scores[second];
  const ratio = runnerUp > 0 ? Math.min(mostRatio, scores[first] / runnerUp) : mostRatio;
  const reliability = Math.sqrt(baselineCount / (baselineCount + reliableSamples));
  const evidence =
    offset + perRatio * Math.log(ratio) + perReliability * reliability + (isTargetUsual ? usualTarget : 0);
  const sure = Math.min(1 / (1 + Math.exp(-evidence)), 1 - ratio ** -tiePower / 2);
  const weights = scores.map((score) => Math.exp((score - noneOfThem) / temperature));
  const total = 1 + weights.reduce((sum, weight) => sum + weight, -weights[first]);
  return weights.map((weight, index) => (index === first ? sure : Math.min(sure, ((1 - sure) * weight) / total)));
}

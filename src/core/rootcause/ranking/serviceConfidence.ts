import { type ConfidenceGrounds } from './confidenceGrounds';
import { firstConfidence } from './firstConfidence';

/** How the rest is shared: a softmax over the other services and none of these, which counts as a service of score 1.5. */
const temperature = 0.5;
const noneOfThem = 1.5;

/**
 * The probability of each service to be the cause, from the combined method's scores. That of the first one is logistic in
 * the logarithm of its ratio to the fourth (up to 8), in the reliability of its scale √(n / (n + 50)), n the samples of its
 * baseline, in whether its metric is its own rather than a symptom, and lower where the target's level is usual, since then the symptom may lie elsewhere; at most
 * 1 − r⁻¹⁰ / 2 for the ratio r to the second, since equal suspects share. What is left is shared by the others, none of which gets more than the first, and "none of
 * these": the sum is below 1.
 */
export function serviceConfidence(scores: Float64Array, grounds: ConfidenceGrounds): Float64Array {
  const first = scores.reduce((best, score, i) => (score > scores[best] ? i : best), 0);
  if (!(scores[first] > 0)) {
    return new Float64Array(scores.length);
  }
  const sure = firstConfidence(grounds);
  const weights = scores.map((score) => Math.exp((score - noneOfThem) / temperature));
  const total = 1 + weights.reduce((sum, weight) => sum + weight, -weights[first]);
  return weights.map((weight, index) => (index === first ? sure : Math.min(sure, ((1 - sure) * weight) / total)));
}

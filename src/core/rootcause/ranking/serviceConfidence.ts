const TEMPERATURE = 0.5;
const NONE_OF_THEM = 1.5;

/**
 * The probability of each service to be the cause, from the combined method's scores: a softmax with temperature 0.5,
 * over the services and the possibility that it is none of them, which counts as a service of score 1.5. Both numbers
 * were fitted on fault-injection data (docs/root-cause.md shows how often which confidence was right).
 */
export function serviceConfidence(scores: Float64Array): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), NONE_OF_THEM);
  const weights = scores.map((score) => Math.exp((score - highest) / TEMPERATURE));
  const total = weights.reduce((sum, weight) => sum + weight, Math.exp((NONE_OF_THEM - highest) / TEMPERATURE));
  return weights.map((weight) => weight / total);
}

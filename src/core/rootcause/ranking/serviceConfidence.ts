/** Fitted by logistic regression over four data sets of injected faults, each of the same weight (docs/root-cause.md). */
const offset = -1.12;
const perLead = 2.72;
const usualTarget = -1.43;
/** A lead beyond this tells no more. */
const mostLead = 1.5;
/** How the rest is shared: a softmax over the other services and none of these, which counts as a service of score 1.5. */
const temperature = 0.5;
const noneOfThem = 1.5;

/**
 * The probability of each service to be the cause, from the combined method's scores. That of the first one is logistic in
 * its lead over the second (up to 1.5), and lower where the target's level is usual, since then the symptom may lie
 * elsewhere. What is left is shared by the others, none of which gets more than the first, and "none of these": the sum is
 * below 1.
 */
export function serviceConfidence(scores: Float64Array, isTargetUsual: boolean): Float64Array {
  const order = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
  const [first, second] = order;
  if (first === undefined || !(scores[first] > 0)) {
    return new Float64Array(scores.length);
  }
  const lead = Math.min(mostLead, scores[first] - (second === undefined ? 0 : scores[second]));
  const sure = 1 / (1 + Math.exp(-(offset + perLead * lead + (isTargetUsual ? usualTarget : 0))));
  const weights = scores.map((score) => Math.exp((score - noneOfThem) / temperature));
  const total = 1 + weights.reduce((sum, weight) => sum + weight, -weights[first]);
  return weights.map((weight, index) => (index === first ? sure : Math.min(sure, ((1 - sure) * weight) / total)));
}

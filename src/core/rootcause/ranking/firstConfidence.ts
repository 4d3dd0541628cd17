import { type ConfidenceGrounds } from './confidenceGrounds';

/**
 * Fitted by logistic regression over four data sets of injected faults, each of the same weight, asked in five ways:
 * `bench:accuracy -- rca --calibrate`. Of the {@link confidenceFeatures}, in their order.
 */
const fittedWeights = [-6.833, 3.617, 6.483, -2.629, 2.08];
/** Baselines of so many samples are worth about seven tenths of a long one. */
const reliableSamples = 50;
/** Of two equal suspects none is surer than 0.5; at a tenth more than the second this binds no longer. */
const tiePower = 10;

/**
 * What the model multiplies with its weights: 1, the logarithm of the field's ratio, the reliability √(n / (n + 50)), 1 for a
 * usual target, 1 for a metric that is the service's own.
 */
export function confidenceFeatures({
  fieldRatio,
  baselineCount,
  isTargetUsual,
  isOwn,
}: ConfidenceGrounds): readonly number[] {
  const reliability = Math.sqrt(baselineCount / (baselineCount + reliableSamples));
  return [1, Math.log(fieldRatio), reliability, isTargetUsual ? 1 : 0, isOwn ? 1 : 0];
}

/** The likeliest service's confidence, by weights of the {@link confidenceFeatures}; those of the product by default. */
export function firstConfidence(grounds: ConfidenceGrounds, weights: readonly number[] = fittedWeights): number {
  if (grounds.ratio === 0) {
    return 0;
  }
  const evidence = confidenceFeatures(grounds).reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
  return Math.min(1 / (1 + Math.exp(-evidence)), 1 - grounds.ratio ** -tiePower / 2);
}

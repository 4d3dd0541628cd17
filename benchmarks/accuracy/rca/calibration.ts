import { confidenceFeatures, firstConfidence } from '../../../src/core/rootcause/ranking/firstConfidence';
import { type ConfidenceGrounds } from '../../../src/core/rootcause/ranking/confidenceGrounds';
import { type FirstGuess } from './confidenceReport';

/** A first guess, and what its confidence rests on. */
export interface GroundedGuess extends FirstGuess {
  readonly grounds: ConfidenceGrounds;
}

const iterations = 50;
/** Keeps the weights finite where a feature parts right from wrong. */
const ridge = 0.01;

/**
 * The weights of the product's model by logistic regression (Newton's method with a ridge of 0.01 on all but the first), every data set of
 * the same weight.
 */
export function fitConfidence(guesses: readonly GroundedGuess[]): readonly number[] {
  const sizes = new Map<string, number>();
  guesses.forEach(({ dataset }) => sizes.set(dataset, (sizes.get(dataset) ?? 0) + 1));
  const rows = guesses.map(({ grounds, isRight, dataset }) => ({
    features: confidenceFeatures(grounds),
    label: isRight ? 1 : 0,
    weight: guesses.length / sizes.size / (sizes.get(dataset) ?? 1),
  }));
  const count = rows[0]?.features.length ?? 0;
  let weights: readonly number[] = Array.from({ length: count }, () => 0);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, i) => weights.map((__, j): number => (i !== j ? 0 : i === 0 ? 1e-9 : ridge)));
    for (const { features, label, weight } of rows) {
      const p = 1 / (1 + Math.exp(-dot(features, weights)));
      features.forEach((x, i) => {
        gradient[i] = (gradient[i] ?? NaN) + weight * (label - p) * x;
        const line = curvature[i] ?? [];
        features.forEach((y, j) => {
          line[j] = (line[j] ?? NaN) + weight * p * (1 - p) * x * y;
        });
      });
    }
    const step = solved(curvature, gradient);
    weights = weights.map((weight, i) => weight + (step[i] ?? NaN));
  }
  return weights;
}

/** The guesses with the confidence that a model gives them which has not seen their data set. */
export function leaveOneDatasetOut(guesses: readonly GroundedGuess[]): readonly GroundedGuess[] {
  return [...new Set(guesses.map(({ dataset }) => dataset))].flatMap((left) => {
    const weights = fitConfidence(guesses.filter(({ dataset }) => dataset !== left));
    return guesses
      .filter(({ dataset }) => dataset === left)
      .map((guess) => ({ ...guess, confidence: firstConfidence(guess.grounds, weights) }));
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
}

/** Solves a symmetric positive definite system by Gaussian elimination. */
function solved(matrix: ReadonlyArray<readonly number[]>, right: readonly number[]): readonly number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? NaN]);
  rows.forEach((pivot, i) => {
    for (const other of rows.slice(i + 1)) {
      const factor = (other[i] ?? NaN) / (pivot[i] ?? NaN);
      for (let j = i; j < other.length; j++) {
        other[j] = (other[j] ?? NaN) - factor * (pivot[j] ?? NaN);
      }
    }
  });
  const found = right.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const line = rows[i] ?? [];
    const rest = found.reduce((sum, value, j) => sum + (j > i ? value * (line[j] ?? NaN) : 0), 0);
    found[i] = ((line[rows.length] ?? NaN) - rest) / (line[i] ?? NaN);
  }
  return found;
}

import { type ScoreRules } from '../request/detection';

/** How many scores before a value the rules look back at. */
export function rulesReach({ confirm, quietSamples = 0 }: ScoreRules): number {
  return confirm.of - 1 + quietSamples;
}

/**
 * The scores of consecutive values after the rules that every detector shares: values on the wrong side or too near to what
 * is expected score 0; confirmation replaces a score by the `required`-th highest of the last `of`, so that it passes 1
 * exactly when that many of them did; what comes in the quiet time after a score and is no higher is silenced. A result
 * depends on `rulesReach` scores before it. Throws a RangeError when confirmation asks for more scores than it looks at.
 */
export function ruledScores(
  values: Float64Array,
  expected: Float64Array,
  scores: Float64Array,
  rules: ScoreRules
): Float64Array {
  const { required, of } = rules.confirm;
  if (required > of || required < 1) {
    throw new RangeError('confirm must require at least 1 and at most all of its scores');
  }
  const sided = scores.map((score, i) => (isIgnored(values[i] - expected[i], rules) && score > 0 ? 0 : score));
  const confirmed = of === 1 ? sided : confirmedScores(sided, required, of);
  const { quietSamples = 0 } = rules;
  return quietSamples === 0 ? confirmed : quietedScores(confirmed, quietSamples);
}

function isIgnored(deviation: number, { direction, minDeviation }: ScoreRules): boolean {
  const isWrongSide = (direction === 'above' && deviation < 0) || (direction === 'below' && deviation > 0);
  return isWrongSide || Math.abs(deviation) < minDeviation;
}

function confirmedScores(scores: Float64Array, required: number, of: number): Float64Array {
  const sorted = new Float64Array(of);
  return scores.map((score, i) => {
    if (Number.isNaN(score)) {
      return NaN;
    }
    for (let age = 0; age < of; age++) {
      // What lies before the first score or has none confirms nothing.
      const recent = i - age < 0 ? 0 : scores[i - age];
      sorted[age] = Number.isNaN(recent) ? 0 : recent;
    }
    sorted.sort();
    return sorted[of - required];
  });
}

function quietedScores(scores: Float64Array, quietSamples: number): Float64Array {
  /** Places of scores that may still be the highest of the quiet time, falling. */
  const places: number[] = [];
  let oldest = 0;
  return scores.map((score, i) => {
    if (oldest < places.length && places[oldest] < i - quietSamples) {
      oldest += 1;
    }
    const loudest = oldest < places.length ? scores[places[oldest]] : -Infinity;
    if (!Number.isNaN(score)) {
      while (places.length > oldest && scores[places[places.length - 1]] <= score) {
        places.pop();
      }
      places.push(i);
    }
    return score <= loudest ? 0 : score;
  });
}

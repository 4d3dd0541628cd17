/** A ratio beyond this tells no more. */
const mostRatio = 3;

/** What the confidence of the likeliest service rests on. */
export interface ConfidenceGrounds {
  /** Its score over that of the second, up to 3. */
  readonly ratio: number;
  /** Samples of the baseline of its most suspect metric. */
  readonly baselineCount: number;
  /** Whether the target's level is usual, so that the symptom may lie elsewhere. */
  readonly isTargetUsual: boolean;
}

/** What tells how sure a ranking can be; a ratio of 0 where nothing is suspect. */
export function confidenceGrounds(
  scores: Float64Array,
  baselineCount: number,
  isTargetUsual: boolean
): ConfidenceGrounds {
  const [first = 0, second = 0] = Array.from(scores).sort((a, b) => b - a);
  const ratio = !(first > 0) ? 0 : second > 0 ? Math.min(mostRatio, first / second) : mostRatio;
  return { ratio, baselineCount, isTargetUsual };
}

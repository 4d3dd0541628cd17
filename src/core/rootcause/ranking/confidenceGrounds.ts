/** A ratio beyond this tells no more. */
const mostRatio = 8;
/** So many suspects are few enough to look at. */
const suspectsLookedAt = 3;

/** What the confidence of the likeliest service rests on. */
export interface ConfidenceGrounds {
  /** Its score over that of the second, up to 8; 0 where nothing is suspect. */
  readonly ratio: number;
  /** Its score over that of the fourth, or of the last of fewer, up to 8: whether it stands out of the field, though a victim or a twin may be close behind. */
  readonly fieldRatio: number;
  /** Samples of the baseline of its most suspect metric. */
  readonly baselineCount: number;
  /** Whether the target's level is usual, so that the symptom may lie elsewhere. */
  readonly isTargetUsual: boolean;
  /** Whether its most suspect metric is its own, a resource or a limit, and no symptom that another service can be the reason for. */
  readonly isOwn: boolean;
}

/** What tells how sure a ranking by these scores can be. */
export function confidenceGrounds(
  scores: Float64Array,
  best: Pick<ConfidenceGrounds, 'baselineCount' | 'isTargetUsual' | 'isOwn'>
): ConfidenceGrounds {
  const [first = 0, ...others] = Array.from(scores).sort((a, b) => b - a);
  const over = (other = 0): number => (first > 0 ? (other > 0 ? Math.min(mostRatio, first / other) : mostRatio) : 0);
  return { ratio: over(others[0]), fieldRatio: over(others.slice(0, suspectsLookedAt).at(-1)), ...best };
}

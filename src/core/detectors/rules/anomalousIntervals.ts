/** A run of anomalous scores, by place: the first and last anomalous one and the highest. */
export interface AnomalousInterval {
  readonly first: number;
  readonly last: number;
  readonly peak: number;
}

/**
 * The stretches of `scores` above 1, between the places `from` (included) and `to` (excluded); stretches with at most
 * `gap` other scores between them are one.
 */
export function anomalousIntervals(
  scores: Float64Array,
  gap: number,
  from = 0,
  to = scores.length
): AnomalousInterval[] {
  const intervals: AnomalousInterval[] = [];
  let first = -1;
  let last = -1;
  let peak = -1;
  for (let i = from; i < to; i++) {
    if (scores[i] > 1) {
      if (first >= 0 && i - last - 1 > gap) {
        intervals.push({ first, last, peak });
        first = -1;
      }
      if (first < 0) {
        first = i;
        peak = i;
      }
      last = i;
      peak = scores[i] > scores[peak] ? i : peak;
    }
  }
  if (first >= 0) {
    intervals.push({ first, last, peak });
  }
  return intervals;
}

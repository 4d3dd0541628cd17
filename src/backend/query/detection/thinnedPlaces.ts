/**
 * Of each interval of time the place of the sample with the highest score, so that no anomaly is lost where a panel has fewer pixels
 * than there are samples; of equal scores the first. An interval without a score has its first present value, one
 * without any value its first time. Intervals are multiples of their length since the epoch, whatever the range.
 */
export function thinnedPlaces(
  times: Float64Array,
  scores: Float64Array,
  values: Float64Array,
  intervalMs: number
): Int32Array {
  const places = new Int32Array(times.length);
  let count = 0;
  let interval = NaN;
  let best = -1;
  for (let t = 0; t < times.length; t++) {
    const present = Math.floor((times[t] ?? NaN) / intervalMs);
    if (present !== interval) {
      if (best >= 0) {
        places[count++] = best;
      }
      interval = present;
      best = t;
    } else if (rank(scores, values, t) > rank(scores, values, best)) {
      best = t;
    }
  }
  if (best >= 0) {
    places[count++] = best;
  }
  return places.subarray(0, count);
}

function rank(scores: Float64Array, values: Float64Array, t: number): number {
  const score = scores[t] ?? NaN;
  return Number.isNaN(score) ? (Number.isNaN(values[t] ?? NaN) ? -2 : -1) : score;
}

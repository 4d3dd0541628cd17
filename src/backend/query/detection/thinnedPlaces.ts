/**
 * Of each interval of time the place of the sample with the highest score, so that no anomaly is lost where a panel has fewer pixels
 * than there are samples; of equal scores the first. An interval without a score has its first present value, one
 * without any value its first time. Intervals are multiples of their length since the epoch, whatever the range.
 *
 * Of each interval also where scores first reach 1, and where they last did before they fell below: an anomaly begins and ends at the same
 * times at every zoom.
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
  let begin = -1;
  let end = -1;
  let wasHigh = false;
  const close = (): void => {
    if (begin >= 0 && begin < best) {
      places[count++] = begin;
    }
    if (best >= 0) {
      places[count++] = best;
    }
    if (end > best) {
      places[count++] = end;
    }
  };
  for (let t = 0; t < times.length; t++) {
    const present = Math.floor((times[t] ?? NaN) / intervalMs);
    if (present !== interval) {
      close();
      interval = present;
      best = t;
      begin = -1;
      end = -1;
    } else if (rank(scores, values, t) > rank(scores, values, best)) {
      best = t;
    }
    const score = scores[t] ?? NaN;
    if (score >= 1) {
      begin = wasHigh || begin >= 0 ? begin : t;
      end = isLast(scores, t) ? t : end;
    }
    // A sample without a score ends nothing.
    wasHigh = Number.isNaN(score) ? wasHigh : score >= 1;
  }
  close();
  return places.subarray(0, count);
}

/** Whether the next score is below 1, or there is none. */
function isLast(scores: Float64Array, t: number): boolean {
  let next = t + 1;
  while (next < scores.length && Number.isNaN(scores[next] ?? NaN)) {
    next += 1;
  }
  return !((scores[next] ?? NaN) >= 1);
}

function rank(scores: Float64Array, values: Float64Array, t: number): number {
  const score = scores[t] ?? NaN;
  return Number.isNaN(score) ? (Number.isNaN(values[t] ?? NaN) ? -2 : -1) : score;
}

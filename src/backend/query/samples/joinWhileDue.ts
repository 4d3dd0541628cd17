import { type GridSpan } from './sampleBlock';
import { dueAfterMs } from './samplingTolerance';

/**
 * For every time of a span the last present sample at or before it that stands until then (`dueAfterMs`), else NaN.
 *
 * @param times of the samples, epoch milliseconds, ascending
 * @param row one value a time of the span
 */
export function joinWhileDue(times: Float64Array, samples: Float64Array, span: GridSpan, row: Float64Array): void {
  const { fromMs, stepMs } = span;
  let next = 0;
  let last = -1;
  let dueMs: number | undefined;
  for (let t = 0; t < row.length; t++) {
    const time = fromMs + t * stepMs;
    while (next < times.length && (times[next] ?? NaN) <= time) {
      if (!Number.isNaN(samples[next] ?? NaN)) {
        last = next;
        dueMs = undefined;
      }
      next += 1;
    }
    const ageMs = last < 0 ? Infinity : time - (times[last] ?? NaN);
    if (ageMs >= stepMs && ageMs < Infinity) {
      dueMs ??= dueAfterMs(times, last, span);
    }
    row[t] = ageMs < stepMs || ageMs <= (dueMs ?? -1) ? (samples[last] ?? NaN) : NaN;
  }
}

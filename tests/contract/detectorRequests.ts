import { type DetectionRequest } from '../../src/core/detectors/request/detection';
import { type SeriesMatrix } from '../../src/core/series/seriesMatrix';

export const startMs = Date.UTC(2024, 0, 1);
export const hourMs = 3_600_000;

/** A request with the common rules switched off. */
export function plainRequest(detector: string, changes: Partial<DetectionRequest> = {}): DetectionRequest {
  return {
    detector,
    options: {},
    direction: 'both',
    minDeviation: 0,
    minSamples: 0,
    confirm: { required: 1, of: 1 },
    seed: 7,
    ...changes,
  };
}

/** Series on one grid from 2024-01-01 UTC on, named a, b, c, … */
export function matrixOf(series: ReadonlyArray<ArrayLike<number>>, stepMs = hourMs): SeriesMatrix {
  const length = series[0]?.length ?? 0;
  const values = new Float64Array(series.length * length);
  series.forEach((one, s) => values.set(one, s * length));
  return {
    times: Float64Array.from({ length }, (_, t) => startMs + t * stepMs),
    stepMs,
    series: series.map((_, s) => ({ name: String.fromCharCode(97 + s), labels: {}, inputRefId: 'A' })),
    values,
  };
}

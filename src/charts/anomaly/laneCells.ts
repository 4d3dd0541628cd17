/** Scores over time: one a time, NaN where nothing was judged. */
export interface ScoredSeries {
  readonly times: Float64Array;
  readonly scores: Float64Array;
}

/** Of each pixel column the sample with the highest score, so that no zoom hides an anomaly. */
export interface LaneCells {
  readonly columns: number;
  /** Flat, lane after lane; NaN where a column has no score. */
  readonly scores: Float64Array;
  /** The index of the sample behind each cell in its series, also of one that was not judged; −1 where there is none. */
  readonly samples: Int32Array;
}

/**
 * Puts lanes into `columns` equal intervals from `fromMs` to `toMs`. A sample stands until the next one of its series, at
 * most for its usual step, so that lanes of coarse steps have no holes.
 */
export function laneCells(lanes: readonly ScoredSeries[], fromMs: number, toMs: number, columns: number): LaneCells {
  const scores = new Float64Array(lanes.length * columns).fill(Number.NaN);
  const samples = new Int32Array(lanes.length * columns).fill(-1);
  const perMs = toMs > fromMs ? columns / (toMs - fromMs) : 0;
  lanes.forEach(({ times, scores: own }, lane) => {
    const last = times.length - 1;
    const stepMs = last > 0 ? usualStep(times) : 0;
    for (let i = 0; i <= last; i++) {
      const score = own[i];
      const untilMs = Math.min(i < last ? times[i + 1] : toMs, times[i] + stepMs);
      const first = Math.floor((times[i] - fromMs) * perMs);
      const end = Math.max(first + 1, Math.ceil((untilMs - fromMs) * perMs));
      if (end <= 0 || first >= columns) {
        continue;
      }
      for (let column = Math.max(0, first); column < Math.min(columns, end); column++) {
        const cell = lane * columns + column;
        if (Number.isNaN(score)) {
          samples[cell] = samples[cell] < 0 ? i : samples[cell];
        } else if (!(scores[cell] >= score)) {
          scores[cell] = score;
          samples[cell] = i;
        }
      }
    }
  });
  return { columns, scores, samples };
}

/**
 * The distance of samples that 95 of 100 keep: gaps are longer. Samples that were thinned, the highest of each interval, lie at
 * irregular times.
 */
function usualStep(times: Float64Array): number {
  const distances = times
    .slice(1, lookedAt)
    .map((time, i) => time - times[i])
    .sort();
  return distances[Math.floor(0.95 * (distances.length - 1))];
}

const lookedAt = 1000;

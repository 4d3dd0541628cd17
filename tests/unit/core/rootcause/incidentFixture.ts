import { seededRandom } from '../../../../src/core/random';
import { type SeriesMatrix } from '../../../../src/core/series/seriesMatrix';

export const sampleStepMs = 60_000;
export const windowSamples = 30;
export const sampleCount = 150;
export const incidentWindow = {
  fromMs: (sampleCount - windowSamples) * sampleStepMs,
  toMs: (sampleCount - 1) * sampleStepMs,
};

/** A metric of the made-up system: noise around `level`, and a change from a sample of the window on. */
export interface FixtureMetric {
  readonly service: string;
  readonly metric: string;
  readonly level?: number;
  readonly noise?: number;
  /** Added from sample `from` of the window up to its end. */
  readonly change?: { readonly from: number; readonly by: number };
}

/** A matrix of 120 samples of normal operation and a window of 30. */
export function fixtureMatrix(metrics: readonly FixtureMetric[], seed = 1): SeriesMatrix {
  const values = new Float64Array(metrics.length * sampleCount);
  metrics.forEach(({ service, metric, level = 100, noise = 2, change }, index) => {
    // Seeded by name, so that a series does not depend on its place.
    const random = seededRandom([...`${service}|${metric}`].reduce((hash, c) => hash * 31 + c.charCodeAt(0), seed));
    for (let i = 0; i < sampleCount; i++) {
      const changed = change !== undefined && i >= sampleCount - windowSamples + change.from ? change.by : 0;
      values[index * sampleCount + i] = level + noise * (random() + random() + random() - 1.5) + changed;
    }
  });
  return {
    times: Float64Array.from({ length: sampleCount }, (_, i) => i * sampleStepMs),
    stepMs: sampleStepMs,
    series: metrics.map(({ service, metric }) => ({
      name: `${service} ${metric}`,
      labels: { service, __name__: metric },
      inputRefId: 'A',
    })),
    values,
  };
}

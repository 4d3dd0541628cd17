import { type Random, seededRandom } from '../../src/core/random';
import { type SeriesMatrix } from '../../src/core/series/seriesMatrix';

export const seriesCount = 1000;
export const seriesLength = 1440;

/** A standard normal value (Box, Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A day of a thousand series a minute: random walks around a daily wave, with gaps on demand. */
export function sampleSeries(gapShare = 0): SeriesMatrix {
  const random = seededRandom(1);
  const values = new Float64Array(seriesCount * seriesLength);
  for (let s = 0; s < seriesCount; s++) {
    let level = 50 + 20 * random();
    const phase = 2 * Math.PI * random();
    for (let t = 0; t < seriesLength; t++) {
      level += 0.3 * (random() - 0.5);
      const value = level + 5 * Math.sin(phase + (2 * Math.PI * t) / seriesLength) + random();
      values[s * seriesLength + t] = random() < gapShare ? NaN : value;
    }
  }
  return {
    stepMs: 60_000,
    times: Float64Array.from({ length: seriesLength }, (_, t) => 1_700_000_000_000 + 60_000 * t),
    series: Array.from({ length: seriesCount }, (_, s) => ({
      name: `series ${s}`,
      labels: { job: 'api', pod: `api-${s}` },
      inputRefId: 'A',
    })),
    values,
  };
}

/** Rows around `clusters` centres, and a share of rows anywhere; row-major. */
export function sampleRows(
  rows: number,
  columns: number,
  clusters: number,
  spread: number,
  strayShare = 0
): Float64Array {
  const random = seededRandom(2);
  const centres = Float64Array.from({ length: clusters * columns }, () => 16 * random() - 8);
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const isStray = random() < strayShare;
    for (let c = 0; c < columns; c++) {
      const centre = centres[(i % clusters) * columns + c] ?? 0;
      values[i * columns + c] = isStray ? 20 * random() - 10 : centre + spread * normal(random);
    }
  }
  return values;
}

import { detectionRequestOf } from '../../../src/backend/query/detection/detectionRequestOf';
import { detect } from '../../../src/core/detectors/judging/detect';
import { seededRandom } from '../../../src/core/random';
import { type SeriesMatrix } from '../../../src/core/series/seriesMatrix';
import { anomalyAnalysis } from '../../../src/protocol/analyses/anomaly';
import { normal } from '../sampleData';
import { type Workload } from '../workload';

/** Together a million samples, so that milliseconds are as many nanoseconds a sample. */
const seriesCount = 25;
const seriesLength = 40_000;
const perDay = 1440;
/** Half an hour at twelve times the noise, in the last day of each. */
const outageLength = 30;
const outageSize = 12;
const outageAt = (series: number): number => seriesLength - 900 + 20 * series;

/** The default detector as a query asks for it, every sample of four weeks judged, beside the floor of the real indicators in numpy. */
export const detectionWorkload: Workload = {
  name: 'ensemble',
  title: 'default detector, 25 × four weeks of minutes (a million samples)',
  prepare() {
    const matrix = fourWeeks();
    const request = detectionRequestOf(anomalyAnalysis.parse({ kind: 'anomaly' }), 'UTC');
    const bytes = matrix.values.byteLength;
    return {
      run: () => detect(matrix, request).series.map(({ score }) => score),
      inputBytes: bytes,
      outputBytes: 4 * bytes,
      peer: {
        name: 'numpy floor',
        operation: 'floor',
        arrays: { data: matrix.values },
        parameters: { rows: seriesCount, day: perDay },
      },
      check: (ours, peers) => `outages seen ${seen(ours)}${peers === undefined ? '' : `, floor ${seen(peers)}`}`,
    };
  },
};

/** Waves of a day, quieter at weekends, with noise and an outage. */
function fourWeeks(): SeriesMatrix {
  const random = seededRandom(9);
  const values = new Float64Array(seriesCount * seriesLength);
  for (let s = 0; s < seriesCount; s++) {
    const [level, wave, noise] = [100 + 50 * random(), 10 + 30 * random(), 1 + 3 * random()];
    for (let t = 0; t < seriesLength; t++) {
      const ofWeek = Math.floor(t / perDay) % 7 < 5 ? 1 : 0.6;
      const isOut = t >= outageAt(s) && t < outageAt(s) + outageLength;
      values[s * seriesLength + t] =
        level +
        ofWeek * wave * Math.sin((2 * Math.PI * t) / perDay) +
        noise * (normal(random) + (isOut ? outageSize : 0));
    }
  }
  return {
    stepMs: 60_000,
    // A Monday.
    times: Float64Array.from({ length: seriesLength }, (_, t) => Date.UTC(2026, 5, 1) + 60_000 * t),
    series: Array.from({ length: seriesCount }, (_, s) => ({ name: `series ${s}`, labels: {}, inputRefId: 'A' })),
    values,
  };
}

/** How many of the outages have a score above 1, in words. */
function seen(scores: Float64Array): string {
  const found = Array.from({ length: seriesCount }, (_, s) => {
    const from = s * seriesLength + outageAt(s);
    return scores.subarray(from, from + outageLength).some((score) => score > 1);
  });
  return `${found.filter(Boolean).length} of ${seriesCount}`;
}

import { parseMatrixResponse } from '../../../src/core/kernels/parseMatrixResponse';
import { encodeArrowFrames } from '../../../src/frames/arrow/encodeArrowFrames';
import { type WireFrame } from '../../../src/frames/schema/wireFrame';
import { seededRandom } from '../../../src/core/random';
import { agreement } from '../agreement';
import { sampleSeries, seriesCount, seriesLength } from '../sampleData';
import { type Workload } from '../workload';

const sampleBytes = 16 * seriesCount * seriesLength;

/** Reading what a store answers and writing what Grafana reads. */
export const transportWorkloads: readonly Workload[] = [
  {
    name: 'prometheus-json',
    title: 'Prometheus matrix JSON, 48 MB',
    goal: 0.4,
    prepare() {
      const text = rangeAnswer();
      const bytes = new TextEncoder().encode(text);
      const run = (): Float64Array => {
        const parsed = parseMatrixResponse(bytes);
        return parsed.ok ? (parsed.value.series[seriesCount - 1]?.values ?? new Float64Array(0)) : new Float64Array(0);
      };
      return {
        run,
        inputBytes: bytes.length,
        outputBytes: sampleBytes,
        rival: { name: 'JSON.parse', run: (): unknown => JSON.parse(text) },
        peer: { name: 'Go jsoniter', operation: 'matrix', language: 'go', files: { 'answer.json': bytes } },
        check: (ours, peers) => {
          agreement(ours, peers, 0);
          const answer: { data: { result: Array<{ values: Array<[number, string]> }> } } = JSON.parse(text);
          const expected = answer.data.result[seriesCount - 1]?.values.map(([, value]) => Number(value)) ?? [];
          return agreement(ours, Float64Array.from(expected), 0);
        },
      };
    },
  },
  {
    name: 'arrow',
    title: 'Arrow, 1000 frames of 1440',
    goal: 1.5,
    prepare() {
      const matrix = sampleSeries();
      const frames: WireFrame[] = matrix.series.map(({ name, labels }, s) => ({
        name,
        fields: [
          { name: 'time', type: 'time', values: matrix.times },
          {
            name: 'value',
            type: 'number',
            values: matrix.values.subarray(s * seriesLength, (s + 1) * seriesLength),
            labels,
          },
        ],
      }));
      return {
        run: () => Float64Array.of(encodeArrowFrames(frames).reduce((sum, file) => sum + file.length, 0)),
        inputBytes: matrix.values.byteLength + matrix.times.byteLength,
        outputBytes: sampleBytes,
        peer: {
          name: 'pyarrow',
          operation: 'arrow',
          arrays: { data: matrix.values, times: matrix.times },
          parameters: { rows: seriesCount },
        },
        check: ([ours = 0]) => `${(ours / 1e6).toFixed(1)} MB`,
      };
    },
  },
];

/** What Prometheus answers, with values of up to 17 digits: 48 MB. */
function rangeAnswer(): string {
  const random = seededRandom(4);
  const series = Array.from({ length: seriesCount }, (_, s) => {
    const samples = Array.from({ length: seriesLength }, (__, t) => `[${1_700_000_000 + 60 * t},"${100 * random()}"]`);
    return `{"metric":{"__name__":"http_requests_total","instance":"10.0.0.${s}:9090","job":"api","pod":"api-${s}"},"values":[${samples.join(',')}]}`;
  });
  return `{"status":"success","data":{"resultType":"matrix","result":[${series.join(',')}]}}`;
}

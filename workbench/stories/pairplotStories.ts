import { seededRandom } from '../../src/core/random';
import { apiTelemetry, telemetryTable } from './apiTelemetry';
import { groupedSeries } from './groupedSeries';
import { infraMetrics, sampleTimes } from './seedTables';
import { type Story, type StoryFrame } from './story';
import { wideFrame } from './wideFrame';

const panelId = 'covary-pairplot-panel';

/** The panel's cases: the document's plot first, then what is hard to draw. */
export const pairplotStories: readonly Story[] = [
  {
    id: 'pairplot-seed-metrics',
    panelId,
    title: 'Pairwise relationships of system metrics',
    frames: [wideFrame(infraMetrics)],
    options: { isCorner: true, diagonal: 'density', opacity: 60 },
    size: [820, 720],
  },
  {
    id: 'pairplot-full-regression',
    panelId,
    title: 'Full grid with histograms and regression lines',
    frames: [wideFrame(infraMetrics)],
    options: { isCorner: false, diagonal: 'histogram', showRegression: true, maxVariables: 4 },
    size: [760, 640],
  },
  {
    id: 'pairplot-by-label',
    panelId,
    title: 'Two metrics and a third of three zones, by zone',
    frames: zoneFrames(),
    options: { colorBy: 'label', colorLabel: 'zone', hasShapes: true },
    size: [640, 560],
  },
  {
    id: 'pairplot-by-cluster',
    panelId,
    title: 'Telemetry of APIs by cluster, full grid',
    frames: [
      telemetryTable(
        apiTelemetry.map((_, index) => `api-${index}`),
        apiTelemetry
      ),
    ],
    options: { colorBy: 'cluster', isCorner: false, palette: 'Set1' },
    size: [560, 460],
  },
  {
    id: 'pairplot-by-anomaly',
    panelId,
    title: 'Anomalies by Mahalanobis distance',
    frames: [wideFrame(withIncident())],
    options: { colorBy: 'anomaly' },
    size: [560, 480],
  },
  {
    id: 'pairplot-by-time',
    panelId,
    title: 'By time',
    frames: [wideFrame(groupedSeries(4, 300))],
    options: { colorBy: 'time' },
    size: [640, 520],
  },
  {
    id: 'pairplot-hexagons',
    panelId,
    title: '20 000 samples become hexagons',
    frames: [bananas(20_000)],
    options: { showRegression: true },
    size: [560, 480],
  },
  {
    id: 'pairplot-contours',
    panelId,
    title: 'Contours of the density, by label',
    frames: zoneFrames(),
    options: { kind: 'contours', colorBy: 'label', colorLabel: 'zone', diagonal: 'histogram' },
    size: [560, 480],
  },
  {
    id: 'pairplot-limit',
    panelId,
    title: '16 series: the first eight are shown',
    frames: [wideFrame(groupedSeries(16, 80))],
    options: {},
    size: [760, 600],
  },
  {
    id: 'pairplot-unequal-times',
    panelId,
    title: 'Series that are not sampled together, joined within 30 s',
    frames: unequalTimes(),
    options: { showRegression: true },
    size: [480, 400],
  },
  {
    id: 'pairplot-two-points',
    panelId,
    title: 'Two samples',
    frames: [wideFrame({ a: [1, 2], b: [5, 3] })],
    options: { showRegression: true },
    size: [400, 320],
  },
  {
    id: 'pairplot-constant-and-gaps',
    panelId,
    title: 'A constant series, one with gaps, one without values',
    frames: [
      wideFrame({
        constant: Array.from({ length: 40 }, () => 5),
        gaps: Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? null : i)),
        rising: Array.from({ length: 40 }, (_, i) => i * i),
        nothing: Array.from({ length: 40 }, () => null),
      }),
    ],
    options: { showRegression: true },
    size: [520, 440],
  },
  {
    id: 'pairplot-long-labels',
    panelId,
    title: 'Long, right-to-left and emoji names; small panel',
    frames: [
      wideFrame({
        'http_server_request_duration_seconds_sum{route="/api/v2/organizations"}': [1, 4, 2, 8, 5, 7],
        'خدمة الدفع': [1200000, 900000, 1800000, 2500000, 2200000, 400000],
        '🔥 checkout 👩‍👩‍👧‍👦': [0.001, 0.002, 0.0015, 0.004, 0.003, 0.002],
      }),
    ],
    options: {},
    size: [360, 320],
  },
  {
    id: 'pairplot-one-series',
    panelId,
    title: 'One series',
    frames: [wideFrame({ cpu: [1, 2, 3] })],
    options: {},
    size: [360, 220],
  },
  { id: 'pairplot-empty', panelId, title: 'No data', frames: [], options: {}, size: [360, 220] },
];

/** Standard normal numbers. */
function normals(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A frame a series, as Prometheus answers: three metrics of three zones. */
function zoneFrames(): StoryFrame[] {
  const normal = normals(3);
  const times = sampleTimes(120);
  return ['eu-west', 'us-east', 'ap-south'].flatMap((zone, index) => {
    const load = times.map(() => 100 + index * 60 + 20 * normal());
    const metrics: ReadonlyArray<readonly [string, string, readonly number[]]> = [
      ['requests', 'reqps', load],
      ['latency', 'ms', load.map((value) => 20 + value * (0.3 + index * 0.15) + 8 * normal())],
      ['errors', 'percentunit', load.map(() => Math.max(0, 0.02 + 0.01 * normal() + (index === 2 ? 0.03 : 0)))],
    ];
    return metrics.map(([metric, unit, values]): StoryFrame => ({
      fields: [
        { name: 'time', type: 'time', values: times },
        { name: metric, type: 'number', values, labels: { __name__: metric, zone }, config: { unit } },
      ],
    }));
  });
}

/** Three metrics that go together, but for ten minutes in which they do not. */
function withIncident(): Record<string, number[]> {
  const normal = normals(8);
  const traffic = Array.from({ length: 300 }, (_, minute) => 500 + 150 * Math.sin(minute / 40) + 20 * normal());
  return {
    traffic,
    cpu: traffic.map((value, minute) => value * 0.1 + 2 * normal() + (minute >= 200 && minute < 210 ? 25 : 0)),
    memory: traffic.map((value, minute) => 40 + value * 0.02 + normal() - (minute >= 200 && minute < 206 ? 12 : 0)),
  };
}

function bananas(count: number): StoryFrame {
  const normal = normals(4);
  const rows = Array.from({ length: count }, () => {
    const a = normal();
    const b = a * a + 0.5 * normal();
    return [a, b, a - b + normal()] as const;
  });
  return {
    fields: ['load', 'queue', 'slack'].map((name, column) => ({
      name,
      type: 'number',
      values: rows.map((row) => row[column] ?? null),
    })),
  };
}

function unequalTimes(): StoryFrame[] {
  const normal = normals(6);
  return [0, 11_000, 23_000].map((shiftMs, index) => ({
    fields: [
      { name: 'time', type: 'time', values: sampleTimes(90).map((time) => time + shiftMs) },
      {
        name: ['cpu', 'load', 'queue'][index] ?? '',
        type: 'number',
        values: Array.from({ length: 90 }, (_, i) => Math.sin(i / 12) * 10 + 50 + normal() * (1 + index)),
      },
    ],
  }));
}

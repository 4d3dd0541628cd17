import { seededRandom } from '../../src/core/random';
import { groupedSeries } from './groupedSeries';
import { infraMetrics, sampleTimes, traffic } from './seedTables';
import { type Story, type StoryField, type StoryFrame } from './story';
import { wideFrame } from './wideFrame';

const panelId = 'covary-correlation-panel';
const hourMs = 3_600_000;

/** The panel's cases: the documents' plots first, then what is hard to draw. */
export const correlationStories: readonly Story[] = [
  {
    id: 'correlation-seed-infra',
    panelId,
    title: 'System metrics correlation matrix (Incident #5912)',
    frames: [wideFrame(infraMetrics)],
    options: {},
    size: [640, 460],
  },
  {
    id: 'correlation-seed-traffic',
    panelId,
    title: 'Active connections per node over 24 hours',
    frames: [trafficFrame()],
    options: { mode: 'values', annotations: 'never' },
    size: [900, 400],
  },
  {
    id: 'correlation-rescaled',
    panelId,
    title: 'The same nodes as deviations from their own mean, clustered',
    frames: [trafficFrame()],
    options: { mode: 'values', rescaling: 'rowDeviations', order: 'clustered', annotations: 'never' },
    size: [900, 400],
  },
  {
    id: 'correlation-intervals',
    panelId,
    title: 'Intervals of two hours, greatest value, viridis',
    frames: [trafficFrame()],
    options: { mode: 'values', bucket: 'interval', bucketMinutes: 120, aggregation: 'max', scheme: 'viridis' },
    size: [760, 360],
  },
  {
    id: 'correlation-clustered',
    panelId,
    title: 'Clustered, with dendrograms on the margins',
    frames: [wideFrame(groupedSeries(12, 300))],
    options: { order: 'clustered' },
    size: [640, 520],
  },
  {
    id: 'correlation-masked',
    panelId,
    title: 'Lower triangle, insignificant pairs hidden',
    frames: [wideFrame(infraMetrics)],
    options: { mask: 'upper', hideDiagonal: true, significance: 'q', isSquare: true, colorBar: 'bottom' },
    size: [520, 480],
  },
  {
    id: 'correlation-lag',
    panelId,
    title: 'Lags: the database first, its dependants later',
    frames: [wideFrame(cascade())],
    options: { mode: 'lag', isSquare: true },
    size: [520, 420],
  },
  {
    id: 'correlation-spearman',
    panelId,
    title: 'Spearman, by name, brown–green',
    frames: [wideFrame(infraMetrics)],
    options: { method: 'spearman', order: 'name', scheme: 'BrBG', labelRotation: 90 },
    size: [520, 420],
  },
  {
    id: 'correlation-matrix-frame',
    panelId,
    title: 'A finished matrix of the data source, with a pair that is not defined',
    frames: matrixFrames(),
    options: {},
    size: [420, 340],
  },
  {
    id: 'correlation-unlike-steps',
    panelId,
    title: 'Series sampled at different times, a frame each',
    frames: unlikeSteps(),
    options: {},
    size: [420, 340],
  },
  {
    id: 'correlation-two-points',
    panelId,
    title: 'Two samples: too few to say anything',
    frames: [wideFrame({ cpu: [1, 2], memory: [3, 5], disk: [2, 1] })],
    options: {},
    size: [420, 300],
  },
  {
    id: 'correlation-constant',
    panelId,
    title: 'A constant series and one with gaps',
    frames: [
      wideFrame({
        requests: [1, 4, 2, 8, 5, 7, 3, 6],
        constant: [5, 5, 5, 5, 5, 5, 5, 5],
        gaps: [2, null, 3, 9, null, 8, 2, 7],
        errors: [8, 5, 7, 1, 4, 2, 6, 3],
      }),
    ],
    options: {},
    size: [420, 340],
  },
  {
    id: 'correlation-long-labels',
    panelId,
    title: 'Long, right-to-left and emoji labels',
    frames: [
      wideFrame({
        'container_memory_working_set_bytes{namespace="checkout",pod="checkout-api-7d9f8b6c5d-x2x9q"}': wave(60, 1),
        'زمن الاستجابة': wave(60, 2),
        '🔥 error budget 👩‍👩‍👧‍👦 burn': wave(60, 3),
        'lat\u0435ncy p99 — ünïcödé': wave(60, 4),
      }),
    ],
    options: {},
    size: [520, 400],
  },
  {
    id: 'correlation-200-series',
    panelId,
    title: '200 series, clustered',
    frames: [wideFrame(groupedSeries(200, 120))],
    options: { order: 'clustered', cellGap: 0 },
    size: [760, 640],
  },
  {
    id: 'correlation-one-series',
    panelId,
    title: 'One series: nothing to correlate with',
    frames: [wideFrame({ cpu: [1, 2, 3, 4, 5, 6] })],
    options: {},
    size: [420, 220],
  },
  { id: 'correlation-empty', panelId, title: 'No data', frames: [], options: {}, size: [420, 220] },
];

function trafficFrame(): StoryFrame {
  const servers = traffic.map((_, index) => `web-node-${String(index + 1).padStart(2, '0')}`);
  const fields: StoryField[] = traffic.map((values, index) => ({
    name: 'connections',
    type: 'number',
    values,
    labels: { node: servers[index] ?? '' },
    config: { displayNameFromDS: servers[index] ?? '' },
  }));
  return { fields: [{ name: 'time', type: 'time', values: sampleTimes(24, hourMs) }, ...fields] };
}

/** One incident as each service sees it, later the farther it is from the database. */
function cascade(): Record<string, number[]> {
  const random = seededRandom(11);
  const delays = { database: 0, 'user-service': 2, 'product-service': 3, 'web-frontend': 5 };
  const shape = (t: number) => Math.exp(-(((t - 40) / 10) ** 2)) * 5 + Math.sin(t / 5);
  return Object.fromEntries(
    Object.entries(delays).map(([name, delay]) => [
      name,
      Array.from({ length: 120 }, (_, t) => shape(t - delay) + random() * 0.3),
    ])
  );
}

function wave(length: number, cycles: number): number[] {
  return Array.from({ length }, (_, t) => Math.sin((t / length) * Math.PI * 2 * cycles) + t / length);
}

function matrixFrames(): StoryFrame[] {
  const names = ['api', 'db', 'cache'];
  const frame = (quantity: string, rows: ReadonlyArray<ReadonlyArray<number | null>>): StoryFrame => ({
    name: quantity,
    meta: { custom: { covary: { kind: 'correlationMatrix', version: 1, quantity, method: 'spearman' } } },
    fields: [
      { name: 'series', type: 'string', values: names },
      ...names.map((name, column): StoryField => ({
        name,
        type: 'number',
        values: rows.map((row) => row[column] ?? null),
      })),
    ],
  });
  return [
    frame('r', [
      [1, 0.82, null],
      [0.82, 1, -0.4],
      [null, -0.4, 1],
    ]),
    frame('n', [
      [240, 240, 3],
      [240, 240, 180],
      [3, 180, 180],
    ]),
    frame('p', [
      [0, 0.00000002, null],
      [0.00000002, 0, 0.03],
      [null, 0.03, 0],
    ]),
  ];
}

function unlikeSteps(): StoryFrame[] {
  const shape = (ms: number) => Math.sin(ms / (20 * 60_000)) * 40 + 50;
  const start = sampleTimes(1)[0] ?? 0;
  const frame = (name: string, stepMs: number, offsetMs: number, count: number, sign: number): StoryFrame => {
    const times = Array.from({ length: count }, (_, index) => start + offsetMs + index * stepMs);
    return {
      name,
      fields: [
        { name: 'time', type: 'time', values: times },
        { name, type: 'number', values: times.map((time) => sign * shape(time - start)), labels: { instance: name } },
      ],
    };
  };
  return [
    frame('every 15 s', 15_000, 0, 960, 1),
    frame('every minute', 60_000, 20_000, 240, 1),
    frame('mirrored', 60_000, 45_000, 240, -1),
  ];
}

import { seededRandom } from '../../src/core/random';
import { apiTelemetry, telemetryTable } from './apiTelemetry';
import { groupedSeries } from './groupedSeries';
import { infraMetrics, sampleTimes } from './seedTables';
import { type Story, type StoryFrame } from './story';
import { wideFrame } from './wideFrame';

const panelId = 'covary-clusters-panel';
const telemetry = telemetryTable(
  apiTelemetry.map((_, index) => `api-${index}`),
  apiTelemetry
);

/** The panel's cases: the document's plots first, then what is hard to draw. */
export const clusterStories: readonly Story[] = [
  {
    id: 'clusters-seed-kmeans',
    panelId,
    title: 'K-means clustering of APIs (k = 3)',
    frames: [telemetry],
    options: { method: 'kmeans', countFrom: 'given', clusterCount: 3, palette: 'Set1' },
    size: [680, 480],
  },
  {
    id: 'clusters-seed-elbow',
    panelId,
    title: 'Elbow method for the optimal k',
    frames: [telemetry],
    options: { method: 'kmeans', countFrom: 'knee', maxClusterCount: 7, view: 'elbow' },
    size: [560, 320],
  },
  {
    id: 'clusters-seed-dbscan',
    panelId,
    title: 'DBSCAN clustering (cluster −1 = anomalies)',
    frames: [telemetry],
    options: { method: 'dbscan', isReachSuggested: false, reach: 0.5, leastNeighbours: 5, palette: 'Dark2' },
    size: [680, 480],
  },
  {
    id: 'clusters-plain',
    panelId,
    title: 'Plain scatter plot of two features',
    frames: [telemetry],
    options: { method: 'none' },
    size: [560, 320],
  },
  {
    id: 'clusters-both-suggested',
    panelId,
    title: 'Suggested number of clusters, hulls and shapes, legend table, elbow beside',
    frames: [telemetry],
    options: {
      view: 'both',
      showHulls: true,
      hasShapes: true,
      legend: { showLegend: true, displayMode: 'table', placement: 'right' },
    },
    size: [980, 420],
  },
  {
    id: 'clusters-dbscan-suggested',
    panelId,
    title: 'DBSCAN with suggested reach, distances to the neighbours above each other',
    frames: [telemetry],
    options: { method: 'dbscan', view: 'both', showHulls: true },
    size: [460, 640],
  },
  {
    id: 'clusters-hierarchical',
    panelId,
    title: 'Hierarchical cut into four groups of services, by components of their features',
    frames: [wideFrame(groupedSeries(16, 200))],
    options: { method: 'hierarchical', cut: 'count', clusterCount: 4, view: 'both' },
    size: [900, 380],
  },
  {
    id: 'clusters-series-queries',
    panelId,
    title: 'Pods by the mean of two metrics',
    frames: podFrames(60),
    options: { showHulls: true, isLogX: true },
    size: [560, 380],
  },
  {
    id: 'clusters-robust-components',
    panelId,
    title: 'Infrastructure metrics, robust scale, few items with names',
    frames: [wideFrame(infraMetrics)],
    options: { scaling: 'robust', countFrom: 'given', clusterCount: 2 },
    size: [520, 360],
  },
  {
    id: 'clusters-one-feature',
    panelId,
    title: 'One feature',
    frames: [
      telemetryTable(
        apiTelemetry.slice(0, 120).map((_, index) => `api-${index}`),
        apiTelemetry.slice(0, 120)
      ),
    ],
    options: { features: ['Latency_ms'] },
    size: [480, 320],
  },
  {
    id: 'clusters-two-items',
    panelId,
    title: 'Two items',
    frames: [
      telemetryTable(
        ['cart', 'search'],
        [
          [50, 0.1],
          [400, 3],
        ]
      ),
    ],
    options: { view: 'both' },
    size: [520, 280],
  },
  {
    id: 'clusters-identical',
    panelId,
    title: 'Identical items',
    frames: [
      telemetryTable(
        ['a', 'b', 'c', 'd'],
        Array.from({ length: 4 }, () => [5, 1])
      ),
    ],
    options: {},
    size: [360, 280],
  },
  {
    id: 'clusters-long-labels',
    panelId,
    title: 'Long, right-to-left and emoji names; one item lacks a feature',
    frames: [
      telemetryTable(
        [
          'GET /api/v2/organizations/{organization}/projects/{project}/events',
          'خدمة الدفع',
          '🔥 checkout 👩‍👩‍👧‍👦',
          'search',
          'cart',
          'lacking',
        ],
        [[50, 0.1], [60, 0.3], [500, 0.2], [45, 5], [52, 0.15], [60]]
      ),
    ],
    options: { countFrom: 'given', clusterCount: 2 },
    size: [520, 360],
  },
  {
    id: 'clusters-5000-items',
    panelId,
    title: '5000 items, eight groups',
    frames: [blobs(5000, 8)],
    options: { countFrom: 'given', clusterCount: 8, pointSize: 4, opacity: 50 },
    size: [680, 460],
  },
  {
    id: 'clusters-one-item',
    panelId,
    title: 'One item',
    frames: [telemetryTable(['cart'], [[50, 0.1]])],
    options: {},
    size: [360, 220],
  },
  { id: 'clusters-empty', panelId, title: 'No data', frames: [], options: {}, size: [360, 220] },
];

/** A frame a series, as Prometheus answers: two metrics of each pod. */
function podFrames(pods: number): StoryFrame[] {
  const random = seededRandom(11);
  const times = sampleTimes(20);
  return Array.from({ length: pods }, (_, pod) => pod).flatMap((pod) => {
    const load = [5, 40, 400][pod % 3] ?? 5;
    const memory = [200, 700, 300][pod % 3] ?? 200;
    const series = (metric: string, level: number, unit: string): StoryFrame => ({
      fields: [
        { name: 'time', type: 'time', values: times },
        {
          name: metric,
          type: 'number',
          values: times.map(() => level * (0.9 + 0.2 * random())),
          labels: { __name__: metric, namespace: 'shop', pod: `cart-${pod}` },
          config: { unit },
        },
      ],
    });
    const spread = 0.7 + 0.6 * random();
    return [series('requests', load * spread, 'reqps'), series('memory', memory * (0.8 + 0.4 * random()), 'decmbytes')];
  });
}

function blobs(count: number, groups: number): StoryFrame {
  const random = seededRandom(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: groups }, (_, group) => {
    const angle = (group / groups) * 2 * Math.PI;
    return [10 + 6 * Math.cos(angle), 10 + 6 * Math.sin(angle)] as const;
  });
  const rows = Array.from({ length: count }, (_, index) => {
    const [x, y] = centres[index % groups] ?? [0, 0];
    return [x + normal(), y + normal()] as const;
  });
  return {
    fields: [
      { name: 'host', type: 'string', values: rows.map((_, index) => `host-${index}`) },
      { name: 'load', type: 'number', values: rows.map(([x]) => x) },
      { name: 'queue', type: 'number', values: rows.map(([, y]) => y) },
    ],
  };
}

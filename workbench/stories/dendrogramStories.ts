import { apiTelemetry, sampledApis, sampledFeatures, telemetryTable } from './apiTelemetry';
import { groupedSeries } from './groupedSeries';
import { infraMetrics } from './seedTables';
import { type Story } from './story';
import { wideFrame } from './wideFrame';

const panelId = 'covary-dendrogram-panel';

/** The panel's cases: the document's plot first, then what is hard to draw. */
export const dendrogramStories: readonly Story[] = [
  {
    id: 'dendrogram-seed-telemetry',
    panelId,
    title: 'Hierarchical clustering dendrogram (subset)',
    frames: [telemetryTable(sampledApis.map(String), sampledFeatures)],
    options: { isScaled: false, colorBy: 'height', colorHeight: 3.5, labelRotation: 90 },
    size: [800, 480],
  },
  {
    id: 'dendrogram-series-left',
    panelId,
    title: 'Services by the shape of their load, root on the left',
    frames: [wideFrame(groupedSeries(16, 200))],
    options: { orientation: 'left', colorBy: 'count', clusterCount: 4, method: 'average' },
    size: [520, 460],
  },
  {
    id: 'dendrogram-truncated',
    panelId,
    title: '320 APIs, the last 12 branches, root below',
    frames: [
      telemetryTable(
        apiTelemetry.map((_, index) => `api-${index}`),
        apiTelemetry
      ),
    ],
    options: { truncation: 'lastp', truncateTo: 12, orientation: 'bottom' },
    size: [620, 380],
  },
  {
    id: 'dendrogram-right',
    panelId,
    title: 'Root on the right, complete linkage',
    frames: [wideFrame(infraMetrics)],
    options: { orientation: 'right', method: 'complete' },
    size: [520, 300],
  },
  {
    id: 'dendrogram-two-items',
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
    options: {},
    size: [360, 280],
  },
  {
    id: 'dendrogram-identical',
    panelId,
    title: 'Identical items: every distance is zero',
    frames: [
      telemetryTable(
        ['a', 'b', 'c', 'd'],
        [
          [5, 1],
          [5, 1],
          [5, 1],
          [5, 1],
        ]
      ),
    ],
    options: {},
    size: [360, 280],
  },
  {
    id: 'dendrogram-long-labels',
    panelId,
    title: 'Long, right-to-left and emoji labels; one item lacks a feature',
    frames: [
      telemetryTable(
        [
          'GET /api/v2/organizations/{organization}/projects/{project}/events',
          'خدمة الدفع',
          '🔥 checkout 👩‍👩‍👧‍👦',
          'search',
          'lacking',
        ],
        [[50, 0.1], [60, 0.3], [500, 0.2], [45, 5], [60]]
      ),
    ],
    options: {},
    size: [520, 380],
  },
  {
    id: 'dendrogram-200-series',
    panelId,
    title: '200 series',
    frames: [wideFrame(groupedSeries(200, 120))],
    options: { method: 'ward' },
    size: [900, 420],
  },
  {
    id: 'dendrogram-one-item',
    panelId,
    title: 'One item',
    frames: [telemetryTable(['cart'], [[50, 0.1]])],
    options: {},
    size: [360, 220],
  },
  { id: 'dendrogram-empty', panelId, title: 'No data', frames: [], options: {}, size: [360, 220] },
];

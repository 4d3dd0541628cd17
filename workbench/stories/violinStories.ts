import { seededRandom } from '../../src/core/random';
import { latencies, sampleTimes } from './seedTables';
import { type Story, type StoryFrame } from './story';
import { wideFrame } from './wideFrame';

const panelId = 'covary-violin-panel';
const sla = {
  unit: 'ms',
  thresholds: {
    mode: 'absolute',
    steps: [
      { color: 'green', value: null },
      { color: 'red', value: 200 },
    ],
  },
};

/** The panel's cases: the document's plot first, then what is hard to draw. */
export const violinStories: readonly Story[] = [
  {
    id: 'violin-seed-latency',
    panelId,
    title: 'API latency distribution by K8s cluster',
    frames: [wideFrame(latencies)],
    // The document colours by cluster, whereupon seaborn gives every violin its own norm.
    options: { showThresholds: true, thresholdLabel: 'SLA limit', axisTitle: 'Latency (ms)', densityNorm: 'width' },
    fieldDefaults: sla,
    size: [760, 460],
  },
  {
    id: 'violin-box-plots',
    panelId,
    title: 'The same as box plots, horizontal',
    frames: [wideFrame(latencies)],
    options: { shape: 'box', isHorizontal: true, showThresholds: true, thresholdLabel: 'SLA limit' },
    fieldDefaults: sla,
    size: [640, 300],
  },
  {
    id: 'violin-split',
    panelId,
    title: 'Split by version, quartiles inside, equal widths',
    frames: [versionTable()],
    options: { groupBy: 'region', hueBy: 'version', isSplit: true, inner: 'quartiles', densityNorm: 'width' },
    fieldDefaults: { unit: 'ms' },
    size: [640, 400],
  },
  {
    id: 'violin-dodged',
    panelId,
    title: 'Side by side by version, sticks, legend on the right',
    frames: [versionTable()],
    options: {
      groupBy: 'region',
      hueBy: 'version',
      inner: 'sticks',
      palette: 'colorblind',
      legend: { showLegend: true, displayMode: 'table', placement: 'right' },
    },
    fieldDefaults: { unit: 'ms' },
    size: [640, 360],
  },
  {
    id: 'violin-log',
    panelId,
    title: 'Logarithmic, with values that have no logarithm',
    frames: [wideFrame({ positive: lognormal(300, 1), 'with zeros': [0, 0, -1, ...lognormal(297, 2)] })],
    options: { isLog: true, showCounts: true },
    fieldDefaults: { unit: 's' },
    size: [480, 380],
  },
  {
    id: 'violin-classic-histogram',
    panelId,
    title: 'Classic Prometheus histograms',
    frames: classicHistograms(),
    options: { showThresholds: true, thresholdLabel: 'SLA limit' },
    fieldDefaults: { ...sla, unit: 's', thresholds: { mode: 'absolute', steps: [{ color: 'red', value: 0.5 }] } },
    size: [480, 380],
  },
  {
    id: 'violin-few-values',
    panelId,
    title: 'Two, three and many values; a constant group',
    frames: [
      tableFrame([
        ['two', [10, 20]],
        ['three', [12, 14, 31]],
        ['constant', Array.from({ length: 30 }, () => 15)],
        ['many', Array.from(latencies['us-east-1a'] ?? [], (value) => value / 5)],
      ]),
    ],
    options: {},
    size: [480, 340],
  },
  {
    id: 'violin-negative',
    panelId,
    title: 'Negative values, points inside, silverman',
    frames: [wideFrame({ drift: normal(200, 3, -5, 2), offset: normal(200, 4, 3, 1) })],
    options: { inner: 'points', bandwidth: 'silverman', adjust: 0.6 },
    size: [420, 340],
  },
  {
    id: 'violin-long-labels',
    panelId,
    title: 'Long, right-to-left and emoji labels',
    frames: [
      tableFrame([
        ['/api/v2/organizations/{organization}/projects/{project}/events', normal(80, 5, 40, 8)],
        ['خدمة الدفع', normal(80, 6, 60, 10)],
        ['🔥 checkout 👩‍👩‍👧‍👦', normal(80, 7, 90, 20)],
      ]),
    ],
    options: {},
    size: [420, 360],
  },
  {
    id: 'violin-200-groups',
    panelId,
    title: '200 groups',
    frames: [tableFrame(Array.from({ length: 200 }, (_, i) => [`pod-${i}`, normal(60, i + 1, 50 + (i % 17), 5)]))],
    options: { inner: 'none', palette: 'colorblind' },
    size: [900, 340],
  },
  {
    id: 'violin-one-series',
    panelId,
    title: 'One series',
    frames: [wideFrame({ latency: normal(300, 9, 120, 15) })],
    options: {},
    fieldDefaults: { unit: 'ms' },
    size: [320, 300],
  },
  { id: 'violin-empty', panelId, title: 'No data', frames: [], options: {}, size: [360, 220] },
];

function normal(count: number, seed: number, mean: number, deviation: number): number[] {
  const random = seededRandom(seed);
  return Array.from(
    { length: count },
    () => mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  );
}

function lognormal(count: number, seed: number): number[] {
  return normal(count, seed, -2, 1).map(Math.exp);
}

function tableFrame(groups: ReadonlyArray<readonly [string, readonly number[]]>): StoryFrame {
  return {
    fields: [
      { name: 'group', type: 'string', values: groups.flatMap(([name, values]) => values.map(() => name)) },
      { name: 'value', type: 'number', values: groups.flatMap(([, values]) => values) },
    ],
  };
}

function versionTable(): StoryFrame {
  const rows = ['eu-west', 'us-east', 'ap-south'].flatMap((region, index) =>
    ['v1', 'v2'].flatMap((version, part) =>
      normal(150, index * 2 + part + 20, 100 + index * 30 - part * 20, 15 + part * 8).map((value) => ({
        region,
        version,
        value,
      }))
    )
  );
  return {
    fields: [
      { name: 'region', type: 'string', values: rows.map((row) => row.region) },
      { name: 'version', type: 'string', values: rows.map((row) => row.version) },
      { name: 'latency', type: 'number', values: rows.map((row) => row.value) },
    ],
  };
}

function classicHistograms(): StoryFrame[] {
  const bounds = ['0.05', '0.1', '0.25', '0.5', '1', '2.5', '+Inf'];
  const shares: Record<string, number[]> = {
    cart: [0.1, 0.45, 0.8, 0.93, 0.98, 0.995, 1],
    search: [0.3, 0.4, 0.45, 0.6, 0.9, 0.97, 1],
  };
  return Object.entries(shares).flatMap(([service, cumulative]) =>
    bounds.map((le, index): StoryFrame => ({
      fields: [
        { name: 'time', type: 'time', values: sampleTimes(3) },
        {
          name: 'Value',
          type: 'number',
          values: [40, 42, 41].map((rate) => rate * (cumulative[index] ?? 1)),
          labels: { service, le },
        },
      ],
    }))
  );
}

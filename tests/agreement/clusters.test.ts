import { FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { clusterAnalyser } from '../../src/backend/query/analyses/cluster/clusterAnalyser';
import { correlationAnalyser } from '../../src/backend/query/analyses/correlation/correlationAnalyser';
import { type InputSeries } from '../../src/core/series/alignSeries';
import { seededRandom } from '../../src/core/random';
import { clusterItems } from '../../src/panels/clusters/clusterItems';
import { defaultOptions as clusterOptions } from '../../src/panels/clusters/options';
import { runHeatmapWork } from '../../src/panels/correlation/runHeatmapWork';
import { defaultOptions as heatmapOptions } from '../../src/panels/correlation/options';
import { buildTree } from '../../src/panels/dendrogram/buildTree';
import { defaultOptions as treeOptions } from '../../src/panels/dendrogram/options';
import { featureValues } from '../../src/panels/kit/items/featureValues';
import { readItems } from '../../src/panels/kit/items/readItems';
import { parseQuery } from '../../src/protocol/parseQuery';

const stepMs = 60_000;
const count = 120;
const times = Float64Array.from({ length: count }, (_, i) => (i + 1) * stepMs);

/** Series of a few kinds, each with its own noise. */
function madeSeries(seed: number, kinds: number): InputSeries[] {
  const random = seededRandom(seed);
  return Array.from({ length: 24 }, (_, s) => {
    const kind = s % kinds;
    const values = Float64Array.from(times, (_, i) => {
      const wave = Math.sin((2 * Math.PI * i) / (10 + 15 * kind));
      return 20 * kind + (1 + kind) * wave + random() * (1 + kind);
    });
    return { name: `pod-${s}`, labels: { pod: `pod-${s}` }, inputRefId: 'A', times, values };
  });
}

function withGap(series: InputSeries[]): InputSeries[] {
  return series.map((one, s) => (s === 5 ? { ...one, values: one.values.map((v, i) => (i === 40 ? NaN : v)) } : one));
}

function asked(analysis: object, series: readonly InputSeries[]) {
  const parsed = parseQuery({ inputs: [{ refId: 'A', upstream: 'demo', expr: 'x' }], analysis, stepMs });
  if (!parsed.ok) {
    throw new Error(parsed.error);
  }
  const grid = { fromMs: stepMs, toMs: count * stepMs, stepMs };
  const query = { ...parsed.value, toleranceMs: 30_000 };
  return { query, context: { query, grid, fetched: grid, isFromAlert: false, series } };
}

function queryColumn(analysis: object, series: readonly InputSeries[], name: string, frame = 0): number[] {
  const { query, context } = asked({ kind: 'cluster', ...analysis }, series);
  const { frames } = query.analysis.kind === 'cluster' ? clusterAnalyser.run(query.analysis, context) : { frames: [] };
  const field = frames[frame]?.fields.find((one) => one.name === name);
  return field?.type === 'number' ? Array.from(field.values) : [];
}

function read(series: readonly InputSeries[], source: 'auto' | 'course', fallback: 'summary' | 'course') {
  const frames = series.map(({ name, labels, values }) =>
    toDataFrame({
      refId: 'A',
      fields: [
        { name: 'time', type: FieldType.time, values: Array.from(times) },
        { name, type: FieldType.number, labels, values: Array.from(values, (v) => (Number.isNaN(v) ? null : v)) },
      ],
    })
  );
  const items = readItems(frames, { source, value: 'mean', fallback, toleranceMs: 30_000 });
  if (!items) {
    throw new Error('no items');
  }
  return { items: items.items, isCourse: items.numbers.source === 'course', ...featureValues(items.numbers) };
}

function panelClusters(series: readonly InputSeries[], options: Partial<typeof clusterOptions> = {}) {
  const { source } = { ...clusterOptions, ...options };
  const result = clusterItems(read(series, source === 'course' ? 'course' : 'auto', 'summary'), {
    ...clusterOptions,
    ...options,
    needsCurve: false,
  });
  return result.ok
    ? { labels: Array.from(result.value.labels), silhouettes: Array.from(result.value.silhouettes) }
    : result.error;
}

describe.each([1, 2, 3, 4, 5, 6])('the same series, set %d', (seed) => {
  const series = madeSeries(seed, 2 + (seed % 3));

  it.each([
    ['defaults', {}, {}],
    ['DBSCAN', { method: 'dbscan' }, { method: 'dbscan' }],
    ['a tree', { method: 'hierarchical' }, { method: 'hierarchical' }],
    [
      'a tree into four',
      { method: 'hierarchical', count: 4 },
      { method: 'hierarchical', cut: 'count', clusterCount: 4 },
    ],
    ['values', { of: 'values' }, { source: 'course' }],
    ['values unscaled', { of: 'values', scaling: 'none' }, { source: 'course', scaling: 'none' }],
    ['tightest', { countFrom: 'silhouette' }, { countFrom: 'silhouette' }],
  ] as const)('are in the same clusters in the panel and the query: %s', (_, analysis, options) => {
    const labels = queryColumn(analysis, series, 'cluster');
    const silhouettes = queryColumn(analysis, series, 'silhouette');
    expect(labels).toHaveLength(24);
    expect(panelClusters(series, options)).toEqual({ labels, silhouettes });
  });

  it('one with a gap is treated alike by both panels and the query, and keeps its place', () => {
    const gappy = withGap(series);
    const labels = queryColumn({ of: 'values' }, gappy, 'cluster');
    expect(labels).toEqual(queryColumn({ of: 'values' }, series, 'cluster'));
    expect(panelClusters(gappy, { source: 'course' })).toMatchObject({ labels });
  });

  it('have the same tree in the dendrogram and the query', () => {
    const gappy = withGap(series);
    const tree = buildTree(read(gappy, 'auto', 'course'), treeOptions);
    const analysis = { of: 'values', method: 'hierarchical', format: 'linkage' };
    const heights = queryColumn(analysis, gappy, 'height');
    expect(tree.ok && Array.from(tree.value.tree.merges).filter((_, i) => i % 4 === 2)).toEqual(heights);
    expect(heights).toHaveLength(23);
  });

  it('stand in the same order in the heatmap and the correlation', () => {
    const { query, context } = asked({ kind: 'correlation', order: 'clustered' }, series);
    const { frames } =
      query.analysis.kind === 'correlation' ? correlationAnalyser.run(query.analysis, context) : { frames: [] };
    const rows = frames[0]?.fields[0]?.values;
    const { rows: panelRows } = runHeatmapWork({
      kind: 'series',
      series,
      options: { ...heatmapOptions, order: 'clustered' },
    });
    expect(panelRows).toEqual(rows);
  });
});

describe('items without an answer', () => {
  it('have one limit, said by panel and query', () => {
    const two = madeSeries(1, 2).slice(0, 2);
    const ask = () => queryColumn({ count: 3 }, two, 'cluster');
    expect(ask).toThrow(/2 series with values, too few for 3 clusters/);
    expect(panelClusters(two, { countFrom: 'given', clusterCount: 3 })).toEqual({
      kind: 'tooManyClusters',
      items: 2,
      count: 3,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { changesFrame } from '../../../../../src/backend/query/analyses/cluster/changesFrame';
import { comparableItems } from '../../../../../src/backend/query/analyses/cluster/clusterItems';
import { askDemo, hourMs, midnightMs, minuteMs, slowdown } from './askDemo';
import { column, fieldNames, rowsOf } from './readFrame';

/** Sixty endpoints in three groups of 18, the last six in none of them. */
const endpoints = [
  { refId: 'latency', expr: 'shop_endpoint_latency_ms' },
  { refId: 'errors', expr: 'shop_endpoint_error_percent' },
];
const analysis = { kind: 'cluster', by: ['endpoint'], features: ['mean'] };
const model = { inputs: endpoints, analysis, stepMs: 60_000 };
const range = { fromMs: midnightMs + 3 * hourMs, toMs: midnightMs + 4 * hourMs };

function ask(change: object, isFromAlert = false) {
  return askDemo({ ...model, analysis: { ...analysis, ...change } }, { ...range, isFromAlert });
}

/** Whether two lists of labels group the same, whatever the numbers. */
function groupsOf(labels: readonly unknown[]): readonly number[] {
  const seen = new Map<unknown, number>();
  return labels.map((label) => {
    seen.set(label, seen.get(label) ?? seen.size);
    return seen.get(label) ?? NaN;
  });
}

const threeGroups = Array.from({ length: 54 }, (_, i) => i % 3);

describe('a cluster query', () => {
  it('puts the endpoints into their three groups, and the stray ones into none', async () => {
    const [frame] = await ask({ method: 'dbscan', reach: 0.2 });
    expect(fieldNames(frame)).toEqual(['series', 'endpoint', 'cluster', 'silhouette', 'distance']);
    const labels = column(frame, 'cluster');
    expect(labels).toHaveLength(60);
    expect(groupsOf(labels.slice(0, 54))).toEqual(threeGroups);
    expect(labels.slice(54).filter((label) => label === -1).length).toBeGreaterThanOrEqual(4);
    const [first, , , , , last] = [...rowsOf(frame).slice(0, 5), rowsOf(frame).find(({ cluster }) => cluster === -1)];
    expect(first?.['silhouette']).toBeGreaterThan(0.8);
    expect(last?.['silhouette']).toBeNaN();
    expect(Number(last?.['distance'])).toBeGreaterThan(10 * Number(first?.['distance']));
  });

  it('finds the reach where none is given', async () => {
    const [frame] = await ask({ method: 'dbscan' });
    expect(groupsOf(column(frame, 'cluster').slice(0, 54))).toEqual(threeGroups);
    expect(frame?.meta?.notices?.at(-1)?.text).toMatch(/^DBSCAN, reach \d.*\(suggested\)$/);
  });

  it.each([
    ['k-means of a given number', { count: 3 }],
    ['a tree cut into a given number', { method: 'hierarchical', count: 3 }],
    ['a tree cut at a given height', { method: 'hierarchical', linkage: 'average', height: 1.2 }],
    ['robust scaling', { count: 3, scaling: 'robust' }],
  ])('separates the groups by %s', async (_, change) => {
    const [frame] = await ask(change);
    expect(groupsOf(column(frame, 'cluster').slice(0, 54))).toEqual(threeGroups);
    expect(column(frame, 'cluster')).not.toContain(-1);
  });

  it('gives the middle of each cluster in the units of the series', async () => {
    const [frame] = await ask({ method: 'dbscan', reach: 0.2, format: 'centroids' });
    expect(fieldNames(frame)).toEqual(['cluster', 'size', 'latency mean', 'errors mean']);
    const rounded = rowsOf(frame).map((row) => [
      Math.round(Number(row['latency mean']) / 10) * 10,
      Math.round(Number(row['errors mean']) * 10) / 10,
    ]);
    expect(rounded.sort(([a = 0], [b = 0]) => a - b)).toEqual([
      [40, 5],
      [50, 0.1],
      [500, 0.2],
    ]);
    expect(column(frame, 'size').every((size) => Number(size) >= 18)).toBe(true);
  });

  it('bends the elbow at three clusters', async () => {
    const [frame] = await ask({ format: 'elbow', maxCount: 8 });
    expect(column(frame, 'clusters')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rowsOf(frame).find(({ suggested }) => suggested === 1)?.['clusters']).toBe(3);
    const inertias = column(frame, 'inertia').map(Number);
    expect(inertias[0]).toBeCloseTo(120, 6);
    expect(inertias).toEqual([...inertias].sort((a, b) => b - a));
  });

  it("gives scipy's matrix of merges, and the order of the leaves", async () => {
    const [linkage, leaves] = await ask({ format: 'linkage' });
    expect(column(linkage, 'height')).toHaveLength(59);
    expect(column(linkage, 'size').at(-1)).toBe(60);
    const heights = column(linkage, 'height').map(Number);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    const order = column(leaves, 'leaf').map(Number);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect(column(leaves, 'endpoint')[0]).toBe(`/api/v1/resource-${String((order[0] ?? 0) + 1).padStart(2, '0')}`);
  });

  it('clusters series by their values at every time, and draws the middle of each', async () => {
    const byValues = {
      inputs: [{ refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' }],
      analysis: { kind: 'cluster', of: 'values', method: 'hierarchical', linkage: 'average', metric: 'correlation' },
      stepMs: 60_000,
    };
    const around = { fromMs: slowdown.fromMs - 30 * minuteMs, toMs: slowdown.fromMs + 30 * minuteMs };
    const scaling = { scaling: 'none', count: 3 };
    const [frame] = await askDemo({ ...byValues, analysis: { ...byValues.analysis, ...scaling } }, around);
    const largest = rowsOf(frame).filter(({ cluster }) => cluster === 0);
    expect(largest.map(({ series }) => series)).toEqual([
      'database',
      'product-service',
      'user-service',
      'web-frontend',
    ]);
    const centroids = await askDemo(
      { ...byValues, analysis: { ...byValues.analysis, ...scaling, format: 'centroids' } },
      around
    );
    expect(centroids.map(({ name }) => name)).toEqual(['cluster 0', 'cluster 1', 'cluster 2']);
    expect(centroids[0]?.fields[1]?.labels).toEqual({ cluster: '0' });
    const middle = column(centroids[0], 'centroid').map(Number);
    expect(middle).toHaveLength(61);
    expect(middle[40]).toBeGreaterThan(3 * (middle[10] ?? NaN));
  });

  it('gives alert rules the number of noise series', async () => {
    const [frame] = await ask({ method: 'dbscan', reach: 0.2, format: 'centroids' }, true);
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(fieldNames(frame)).toEqual(['noise']);
    expect(Number(column(frame, 'noise')[0])).toBeGreaterThanOrEqual(4);
  });

  it('gives alert rules 1 for each series that changed its cluster', async () => {
    const nodes = {
      inputs: [{ refId: 'a', expr: 'shop_active_connections', legend: '{{node}}' }],
      analysis: { kind: 'cluster', features: ['mean', 'p50'], method: 'hierarchical', height: 2, format: 'changes' },
      stepMs: 60_000,
    };
    // From 14:00 on one node of ten has three times its load.
    const noisy = { fromMs: midnightMs + 14 * hourMs, toMs: midnightMs + 15 * hourMs, isFromAlert: true };
    const [frame] = await askDemo(nodes, noisy);
    expect(fieldNames(frame)).toEqual(['series', 'node', 'changed']);
    const changed = rowsOf(frame).filter((row) => row['changed'] === 1);
    expect(changed.map(({ series }) => series)).toEqual(['web-node-04']);
    const [later] = await askDemo(nodes, {
      ...noisy,
      fromMs: noisy.fromMs + hourMs + minuteMs,
      toMs: noisy.toMs + hourMs,
    });
    expect(column(later, 'changed')).toEqual(new Array(10).fill(0));
  });

  it('says that numbers are too large to be compared, whose sums are infinite', () => {
    const identities = ['a', 'b'].map((name) => ({ name, labels: {}, inputRefId: 'a' }));
    const items = { identities, inputs: [''], columnsOfInput: 1, columns: 1, leftOut: 0 };
    const of = { scaling: 'standard', of: 'features' } as const;
    expect(() => comparableItems({ ...items, values: Float64Array.of(1.7e308, 1.6e308) }, of)).toThrow(/too large/);
    const asTheyAre = { scaling: 'none', of: 'features' } as const;
    expect(() => comparableItems({ ...items, values: Float64Array.of(1e200, 0) }, asTheyAre)).toThrow(/too large/);
    expect(comparableItems({ ...items, values: Float64Array.of(1.7e100, 1.6e100) }, of).matrix.data).toHaveLength(2);
  });

  it('leaves out what lacks an input, and says how many', async () => {
    const partly = [
      endpoints[0],
      { refId: 'errors', expr: 'shop_endpoint_error_percent{endpoint!="/api/v1/resource-07"}' },
    ];
    const [frame] = await askDemo({ ...model, inputs: partly, analysis: { ...analysis, count: 3 } }, range);
    expect(column(frame, 'endpoint')).toHaveLength(59);
    expect(frame?.meta?.notices?.[0]?.text).toBe('1 left out, which lack values or one of the inputs');
  });

  it('refuses what cannot be, and says what to change', async () => {
    await expect(ask({ count: 61 })).rejects.toThrow('there are 60 series with values, too few for 61 clusters');
    await expect(ask({ method: 'dbscan', minNeighbours: 99 })).rejects.toThrow(/too few to find a reach.*"reach"/);
    await expect(ask({ method: 'hierarchical', metric: 'cosine' })).rejects.toThrow(
      'the linkage ward is for euclidean distances only: set "linkage" to average, or "metric"'
    );
    await expect(ask({ features: ['median'] })).rejects.toThrow(/analysis\.features\[0\]: /);
    await expect(
      askDemo(
        { ...model, analysis: { ...analysis, of: 'values', maxCount: 50 } },
        { fromMs: midnightMs, toMs: midnightMs + 20 * hourMs }
      )
    ).rejects.toThrow(/60 series by 2402 numbers each takes too long: give "count"/);
    const one = [{ refId: 'a', expr: 'shop_endpoint_latency_ms{endpoint="/api/v1/resource-07"}' }];
    await expect(askDemo({ ...model, inputs: one, analysis: { kind: 'cluster' } }, range)).rejects.toThrow(
      /at least two series with values between .*; there is one/
    );
  });
});

describe('changesFrame', () => {
  const found = (names: string, labels: readonly number[]) => ({
    identities: [...names].map((name) => ({ name, labels: {}, inputRefId: 'a' })),
    labels: Int32Array.from(labels),
  });

  it('takes renumbered clusters for the same, and noise for noise', () => {
    const frame = changesFrame(found('abcdef', [0, 0, 0, 1, 1, -1]), found('abcdef', [1, 1, 0, 0, 0, -1]));
    expect(column(frame, 'changed')).toEqual([0, 0, 1, 0, 0, 0]);
    expect(column(frame, 'cluster before')).toEqual([1, 1, 1, 0, 0, -1]);
  });

  it('sees who fell out of the clusters, and who came into one that is new', () => {
    const frame = changesFrame(found('abcdef', [0, 0, 0, 1, 1, -1]), found('abcdefg', [0, 0, -1, 0, 0, 1, 1]));
    expect(column(frame, 'changed')).toEqual([0, 0, 1, 1, 1, 1, 0]);
    expect(column(frame, 'cluster before')).toEqual([0, 0, 0, NaN, NaN, -1, NaN]);
  });
});

import { FieldType, getPanelDataSummary, toDataFrame } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import clustering from '../../golden/data/clustering.json';
import { plugin } from '../../../src/panels/clusters/module';
import { clusterItems } from '../../../src/panels/clusters/clusterItems';
import { defaultOptions } from '../../../src/panels/clusters/options';
import { drag, move, press, release } from './drag';
import { renderPanel } from './renderPanel';

const [seed] = clustering.cases;
const telemetry = {
  fields: [
    { name: 'api', type: FieldType.string, values: seed?.X.map((_, i) => `api-${i}`) ?? [] },
    { name: 'Latency_ms', type: FieldType.number, values: seed?.X.map((row) => row[0] ?? 0) ?? [] },
    { name: 'Error_Rate_pct', type: FieldType.number, values: seed?.X.map((row) => row[1] ?? 0) ?? [] },
  ],
};
/** Two tight groups and one item far from both. */
const apis = {
  fields: [
    { name: 'api', type: FieldType.string, values: ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'far'] },
    { name: 'region', type: FieldType.string, values: ['eu', 'eu', 'eu', 'us', 'us', 'us', 'us'] },
    { name: 'latency', type: FieldType.number, values: [10, 11, 12, 50, 51, 52, 200], config: { unit: 'ms' } },
    { name: 'errors', type: FieldType.number, values: [1, 1.1, 1.2, 5, 5.1, 5, 40] },
  ],
};
const given = { countFrom: 'given', clusterCount: 3 };
const density = { method: 'dbscan', isReachSuggested: false, reach: 0.3, leastNeighbours: 2 };

const chartOf = () => screen.findByRole('application');

/** The cluster of each item, as a screen reader gets it. */
async function readClusters(): Promise<Map<string, string>> {
  await chartOf();
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  return new Map(rows.map(({ children }) => [children[0]?.textContent ?? '', children[1]?.textContent ?? '']));
}

describe('the clusters panel', () => {
  it('numbers clusters by size, equal ones by their first items', async () => {
    renderPanel(plugin, { frames: [apis], options: given });
    const clusters = await readClusters();
    expect(Object.fromEntries(clusters)).toEqual({ a1: '0', a2: '0', a3: '0', b1: '1', b2: '1', b3: '1', far: '2' });
  });

  it('labels the document’s endpoints as scikit-learn’s DBSCAN does', async () => {
    renderPanel(plugin, { frames: [telemetry], options: { ...density, reach: 0.5, leastNeighbours: 5 } });
    const clusters = await readClusters();
    const labels = seed?.dbscan.find(({ eps }) => eps === 0.5)?.labels ?? [];
    const sizeOf = (label: number) => labels.filter((other) => other === label).length;
    const bySize = [...new Set(labels)].filter((label) => label >= 0).sort((a, b) => sizeOf(b) - sizeOf(a));
    const expected = labels.map((label) => bySize.indexOf(label));
    expect(Array.from(clusters.values())).toEqual(expected.map((label) => (label < 0 ? 'Noise (−1)' : String(label))));
  });

  it('says of noise what it is', async () => {
    renderPanel(plugin, { frames: [apis], options: density });
    fireEvent.keyDown(await chartOf(), { key: 'End' });
    const tooltip = screen.getByTestId('covary-tooltip');
    expect(tooltip).toHaveTextContent('far');
    expect(tooltip).toHaveTextContent('ClusterNoise (−1)');
    expect(tooltip).toHaveTextContent('unlike every cluster');
  });

  it('shows features in their units when the keyboard reaches an item', async () => {
    renderPanel(plugin, { frames: [apis], options: given });
    fireEvent.keyDown(await chartOf(), { key: 'ArrowRight' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('a1Cluster0latency10 mserrors1');
  });

  it('zooms to a dragged rectangle, which new data keep, and back', async () => {
    const { update } = renderPanel(plugin, { frames: [apis], options: given });
    const chart = await chartOf();
    /** The rightmost item that the keyboard reaches. */
    const last = () => {
      fireEvent.keyDown(chart, { key: 'End' });
      const title = /^\w+?(?=Cluster)/.exec(screen.getByTestId('covary-tooltip').textContent ?? '')?.[0];
      fireEvent.keyDown(chart, { key: 'Escape' });
      return title;
    };
    const zoomButton = () => screen.queryByRole('button', { name: 'Reset zoom' });
    const zoomIn = () => drag(chart, [50, 200], [300, 500]);
    expect([last(), zoomButton()]).toEqual(['far', null]);
    zoomIn();
    expect(zoomButton()).toBeInTheDocument();
    expect(last()).toBe('b3');
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('a1');
    fireEvent.keyDown(chart, { key: 'Escape' });
    const [names, region, latency, errors] = apis.fields;
    const more = { ...latency, values: [10, 11, 12, 50, 51, 52, 300] };
    update({ frames: [{ fields: [names, region, more, errors] } as typeof apis], options: given });
    expect([last(), zoomButton() !== null]).toEqual(['b3', true]);
    update({ frames: [apis], options: { ...given, isLogX: true } });
    expect([last(), zoomButton()]).toEqual(['far', null]);
    const backs = [
      () => fireEvent.keyDown(chart, { key: 'Escape' }),
      () => fireEvent.doubleClick(chart),
      () => fireEvent.click(zoomButton() ?? document.body),
    ];
    for (const goBack of backs) {
      zoomIn();
      expect(last()).not.toBe('far');
      goBack();
      expect([last(), zoomButton()]).toEqual(['far', null]);
    }
  });

  it('drops the zoom of components with other items, whose components point elsewhere', async () => {
    const options = { ...given, axes: 'components' };
    const { update } = renderPanel(plugin, { frames: [apis], options });
    drag(await chartOf(), [150, 100], [300, 200]);
    const zoomButton = () => screen.queryByRole('button', { name: 'Reset zoom' });
    expect(zoomButton()).toBeInTheDocument();
    const [names, region, latency, errors] = apis.fields;
    const more = { ...latency, values: [10, 11, 12, 50, 51, 52, 300] };
    update({ frames: [{ fields: [names, region, more, errors] } as typeof apis], options });
    expect(zoomButton()).toBeInTheDocument();
    update({
      frames: [{ fields: apis.fields.map((field) => ({ ...field, values: field.values.slice(1) })) } as typeof apis],
      options,
    });
    expect(zoomButton()).not.toBeInTheDocument();
  });

  it('calls a drag off with Escape', async () => {
    renderPanel(plugin, { frames: [apis], options: given });
    const chart = await chartOf();
    chart.setPointerCapture = () => {};
    press(chart, [50, 200]);
    move(chart, [300, 300]);
    fireEvent.keyDown(chart, { key: 'Escape' });
    release(chart, [300, 300]);
    expect(screen.queryByRole('button', { name: 'Reset zoom' })).not.toBeInTheDocument();
  });

  it('says which distances a linkage or the values do not allow', async () => {
    const tree = { method: 'hierarchical', cut: 'count', clusterCount: 3 };
    const message = async (options: object) => {
      const { unmount } = renderPanel(plugin, { frames: [apis], options: { ...tree, ...options } });
      const text = (await screen.findByText(/It takes a table/)).textContent;
      unmount();
      return text;
    };
    expect(await message({ metric: 'cityblock' })).toMatch('linkage "Ward" is defined for Euclidean distances only');
    expect(await message({ linkage: 'average', metric: 'jensenshannon' })).toMatch(/No two items .*"Jensen–Shannon"/);
    renderPanel(plugin, { frames: [apis], options: { ...tree, linkage: 'average', metric: 'minkowski', power: 1.5 } });
    const clusters = await readClusters();
    expect(Object.fromEntries(clusters)).toEqual({ a1: '0', a2: '0', a3: '0', b1: '1', b2: '1', b3: '1', far: '2' });
  });

  it('says items, share and silhouette of clusters in the legend, as they are asked for', async () => {
    const legend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: ['items', 'share'] };
    renderPanel(plugin, { frames: [apis], options: { ...given, legend } });
    await chartOf();
    const entry = screen.getByText('Cluster 0', { selector: 'button' }).closest('li') ?? document.body;
    expect(entry).toHaveTextContent(/Items: 3.*Share: 43 %/);
    expect(entry).not.toHaveTextContent('Silhouette');
    fireEvent.click(screen.getByText('Cluster 2', { selector: 'button' }), { ctrlKey: true });
    fireEvent.keyDown(await chartOf(), { key: 'End' });
    expect(screen.getByTestId('covary-tooltip')).not.toHaveTextContent('far');
  });

  it('describes many series beside the page, and keeps what was there, with its units, until they are known', async () => {
    const times = Array.from({ length: 1000 }, (_, i) => i * 60_000);
    const load = (level: number) =>
      Array.from({ length: 40 }, (_, s) => ({
        refId: 'A',
        fields: [
          { name: 'time', type: FieldType.time, values: times },
          {
            name: 'load',
            type: FieldType.number,
            labels: { pod: `pod-${s}` },
            config: { unit: 'ms' },
            values: times.map((_, i) => level + (s < 20 ? 0 : 500) + (i % 7) + s / 100),
          },
        ],
      }));
    const options = { ...given, clusterCount: 2, axes: 'features' };
    const { update } = renderPanel(plugin, { frames: load(0), options });
    expect(screen.queryByRole('application')).not.toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Computing…');
    const clusters = Array.from((await readClusters()).values());
    expect(clusters).toEqual(Array.from({ length: 40 }, (_, s) => (s < 20 ? '0' : '1')));
    await waitFor(() => expect(screen.queryByRole('status')).not.toBeInTheDocument());
    const mean = () => {
      fireEvent.keyDown(screen.getByRole('application'), { key: 'Home' });
      return /mean([\d.]+ m?s)/.exec(screen.getByTestId('covary-tooltip').textContent ?? '')?.[1];
    };
    expect(mean()).toBe('3.00 ms');
    update({ frames: load(100), options });
    expect(screen.getByRole('status')).toHaveTextContent('Computing…');
    expect(mean()).toBe('3.00 ms');
    await waitFor(() => expect(screen.queryByRole('status')).not.toBeInTheDocument());
    expect(mean()).toBe('103 ms');
  });

  it('hands an item, or all of its cluster, to a dashboard variable', async () => {
    renderPanel(plugin, { frames: [apis], options: { ...given, variable: 'api' } });
    const chart = await chartOf();
    fireEvent.keyDown(chart, { key: 'Home' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Select' }));
    expect(locationService.getSearch().getAll('var-api')).toEqual(['a1']);
    fireEvent.click(screen.getByRole('button', { name: 'Select its cluster (3)' }));
    expect(locationService.getSearch().getAll('var-api')).toEqual(['a1', 'a2', 'a3']);
  });

  it('has a legend with the number of items, noise last', async () => {
    renderPanel(plugin, { frames: [apis], options: density });
    await chartOf();
    const labels = screen.getAllByText(/^(Cluster \d|Noise \(−1\))$/).map(({ textContent }) => textContent);
    expect(labels.slice(-3)).toEqual(['Cluster 0', 'Cluster 1', 'Noise (−1)']);
  });

  it('marks the knee of the document’s elbow at three', async () => {
    renderPanel(plugin, { frames: [telemetry], options: { view: 'elbow', countFrom: 'knee', maxClusterCount: 7 } });
    await chartOf();
    expect(screen.getByRole('table')).toHaveAccessibleName(/k = 3 \(knee, silhouette\)/);
  });

  it('takes the number of clusters that is pointed at in the elbow chart', async () => {
    const onOptionsChange = vi.fn();
    renderPanel(plugin, { frames: [apis], options: { view: 'elbow', maxClusterCount: 5 }, onOptionsChange });
    const chart = await chartOf();
    fireEvent.keyDown(chart, { key: 'Home' });
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Use k = 2' }));
    expect(onOptionsChange).toHaveBeenCalledWith(expect.objectContaining({ countFrom: 'given', clusterCount: 2 }));
  });

  it('says what is wrong with one item and with unknown features', async () => {
    const one = { fields: apis.fields.map((field) => ({ ...field, values: field.values.slice(0, 1) })) };
    const { unmount } = renderPanel(plugin, { frames: [one] });
    expect(await screen.findByText(/at least two items.*It takes a table/)).toBeInTheDocument();
    unmount();
    renderPanel(plugin, { frames: [apis], options: { features: ['gone'] } });
    expect(await screen.findByText(/None of the chosen features/)).toBeInTheDocument();
  });

  it('suggests itself for a table of items, but not for a single series', () => {
    const suggest = (frame: Parameters<typeof toDataFrame>[0]) =>
      plugin.getSuggestions(getPanelDataSummary([toDataFrame(frame)]));
    expect(suggest(telemetry)).toHaveLength(1);
    const series = [
      { name: 'time', type: FieldType.time, values: [1, 2, 3, 4, 5, 6, 7] },
      { name: 'load', type: FieldType.number, values: [1, 2, 3, 4, 5, 6, 7] },
    ];
    expect(suggest({ fields: series })).toBeUndefined();
  });
});

describe('a plain scatter plot', () => {
  it('says nothing of clusters: no legend, no column, no numbers', async () => {
    renderPanel(plugin, { frames: [apis], options: { method: 'none', view: 'both' } });
    const chart = await chartOf();
    expect(chart).toHaveAccessibleName(expect.stringContaining('Scatter plot of 7 items. Arrow keys'));
    expect(screen.queryByText(/Cluster/)).toBeNull();
    fireEvent.keyDown(chart, { key: 'End' });
    expect(await screen.findByTestId('covary-tooltip')).not.toHaveTextContent(/Cluster|Silhouette/);
    expect(screen.getAllByRole('columnheader').map((heading) => heading.textContent)).toEqual(['Item']);
  });
});

describe('clusterItems', () => {
  const input = {
    items: ['a', 'b', 'c', 'd', 'lacking'],
    features: ['large', 'small'],
    values: Float64Array.of(0, 0, 100, 0, 0, 1, 100, 1, 50, Number.NaN),
    isCourse: false,
  };
  const clustered = (options: Partial<Parameters<typeof clusterItems>[1]>) => {
    const result = clusterItems(input, { ...defaultOptions, needsCurve: false, ...options });
    return result.ok ? result.value : null;
  };

  it('leaves out items that lack a feature, unless that feature is not chosen', () => {
    expect(Array.from(clustered({})?.rowItems ?? [])).toEqual([0, 1, 2, 3]);
    expect(Array.from(clustered({ features: ['large'] })?.rowItems ?? [])).toEqual([0, 1, 2, 3, 4]);
  });

  it('makes no groups of a plain scatter plot, even of a single item', () => {
    const plain = clustered({ method: 'none' });
    expect(plain).toMatchObject({ isPlain: true, curve: null, threshold: null });
    expect(Array.from(plain?.labels ?? [])).toEqual([0, 0, 0, 0]);
    const one = { ...input, items: ['a'], values: Float64Array.of(1, 2) };
    expect(clusterItems(one, { ...defaultOptions, needsCurve: true, method: 'none' }).ok).toBe(true);
    const none = { ...input, items: [], values: new Float64Array() };
    expect(clusterItems(none, { ...defaultOptions, needsCurve: false, method: 'none' })).toEqual({
      ok: false,
      error: { kind: 'tooFewItems', count: 0 },
    });
  });

  it('lets a small feature count when scaled, and drowns it when not', () => {
    const tree = { method: 'hierarchical', cut: 'count', clusterCount: 2 } as const;
    expect(Array.from(clustered({ ...tree, scaling: 'none' })?.labels ?? [])).toEqual([0, 1, 0, 1]);
    expect(clustered({ ...tree, cut: 'height', cutHeight: 2.5, scaling: 'standard' })?.clusterCount).toBe(2);
    expect(clustered({ method: 'dbscan', isReachSuggested: false, reach: 1.9, leastNeighbours: 2 })?.clusterCount).toBe(
      0
    );
  });

  it('finds the document’s centroids in scaled units, whatever their numbers', () => {
    const rows = seed?.X ?? [];
    const result = clusterItems(
      {
        items: rows.map(String),
        features: ['latency', 'errors'],
        values: Float64Array.from(rows.flat()),
        isCourse: false,
      },
      { ...defaultOptions, countFrom: 'given', clusterCount: 3, needsCurve: false }
    );
    const centroids = result.ok ? result.value.scaledCentroids : new Float64Array();
    const expected = seed?.kmeans.find(({ k }) => k === 3)?.best_centers_scaled_sorted ?? [];
    const found = [0, 1, 2].map((cluster) => Array.from(centroids.subarray(cluster * 2, cluster * 2 + 2)));
    found.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    expect(found).toEqual(expected.map((row) => row.map((value) => expect.closeTo(value, 6))));
  });
});

import { FieldType, type PanelPlugin, type toDataFrame } from '@grafana/data';
import { waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plugin as clusters } from '../../../src/panels/clusters/module';
import { clusterTask } from '../../../src/panels/clusters/tasks';
import { plugin as correlation } from '../../../src/panels/correlation/module';
import { heatmapTask } from '../../../src/panels/correlation/tasks';
import { plugin as dendrogram } from '../../../src/panels/dendrogram/module';
import { treeTask } from '../../../src/panels/dendrogram/tasks';
import { plugin as pairplot } from '../../../src/panels/pairplot/module';
import { pairTask } from '../../../src/panels/pairplot/tasks';
import { shapeTask } from '../../../src/panels/violin/tasks';
import { plugin as violin } from '../../../src/panels/violin/module';
import { renderPanel } from './renderPanel';

const times = Array.from({ length: 24 }, (_, hour) => hour * 3_600_000);
const frames: ReadonlyArray<Parameters<typeof toDataFrame>[0]> = [
  {
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      ...['a', 'b', 'c', 'd'].map((name, series) => ({
        name,
        type: FieldType.number,
        values: times.map((_, hour) => Math.sin(hour / (2 + series)) * (series + 1)),
      })),
    ],
  },
];

interface WorkCase {
  readonly name: string;
  readonly plugin: PanelPlugin;
  /** What is counted. */
  readonly task: { run: (input: never) => unknown };
  /** Options of looks: none of them may lead to new work. */
  readonly looks: Readonly<Record<string, unknown>>;
  /** An option that the work reads. */
  readonly read: Readonly<Record<string, unknown>>;
}

const cases: readonly WorkCase[] = [
  {
    name: 'correlation heatmap',
    plugin: correlation,
    task: heatmapTask,
    looks: { scheme: 'viridis', isReversed: true, isRobust: true, colorBar: 'none', cellGap: 3, showTooltip: false },
    read: { method: 'spearman' },
  },
  {
    name: 'value heatmap',
    plugin: correlation,
    task: heatmapTask,
    looks: { mode: 'values', scheme: 'magma', isRobust: true, annotations: 'never' },
    read: { mode: 'values', aggregation: 'max' },
  },
  {
    name: 'violin',
    plugin: violin,
    task: shapeTask,
    looks: { palette: 'Set1', fillOpacity: 20, isHorizontal: true },
    read: { adjust: 2 },
  },
  {
    name: 'dendrogram',
    plugin: dendrogram,
    task: treeTask,
    looks: { palette: 'Set1', orientation: 'left', colorBy: 'count' },
    read: { method: 'average' },
  },
  {
    name: 'clusters',
    plugin: clusters,
    task: clusterTask,
    looks: { palette: 'Set1', pointSize: 9, showHulls: true },
    read: { method: 'dbscan' },
  },
  {
    name: 'pairplot',
    plugin: pairplot,
    task: pairTask,
    looks: { palette: 'Set1', opacity: 20, showRegression: true },
    read: { diagonal: 'histogram' },
  },
];

describe('work depends on what it reads', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each(cases)('$name: a change of looks computes nothing anew', async ({ plugin, task, looks, read }) => {
    const run = vi.spyOn(task, 'run');
    const lists = { features: [], variables: [] };
    const first = { ...lists, ...('mode' in looks ? { mode: looks['mode'] } : {}) };
    const { update } = renderPanel(plugin, { frames, options: first });
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    for (const [option, value] of Object.entries(looks)) {
      update({ frames, options: { ...first, [option]: value } });
    }
    update({ frames, options: { ...lists, ...looks } });
    expect(run).toHaveBeenCalledTimes(1);
    update({ frames, options: { ...lists, ...looks, ...read } });
    await waitFor(() => expect(run).toHaveBeenCalledTimes(2));
  });
});

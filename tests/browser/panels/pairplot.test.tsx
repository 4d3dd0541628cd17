import { FieldType, getPanelDataSummary, toDataFrame } from '@grafana/data';
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { anomalousRows } from '../../../src/panels/pairplot/anomalousRows';
import { plugin } from '../../../src/panels/pairplot/module';
import { readSamples } from '../../../src/panels/pairplot/readSamples';
import { runGroupWork } from '../../../src/panels/pairplot/runGroupWork';
import { type GroupRule, type GroupWork } from '../../../src/panels/pairplot/groupWork';
import { groupTask } from '../../../src/panels/pairplot/tasks';
import { namedGroups, oneGroup } from '../../../src/panels/pairplot/sampleGroups';
import { sampleLook } from '../../../src/panels/pairplot/sampleLook';
import { defaultOptions } from '../../../src/panels/pairplot/options';
import { drag } from './drag';
import { renderPanel } from './renderPanel';

const times = Array.from({ length: 20 }, (_, i) => i * 60_000);
const wide = (columns: Record<string, Array<number | null>>) => ({
  fields: [
    { name: 'time', type: FieldType.time, values: times },
    ...Object.entries(columns).map(([name, values]) => ({ name, type: FieldType.number, values })),
  ],
});
const rising = times.map((_, i) => i);
const three = wide({ cpu: rising, memory: rising.map((value) => -3 * value), disk: rising.map((i) => Math.sin(i)) });
const read = (frames: ReadonlyArray<Parameters<typeof toDataFrame>[0]>, options = {}) => {
  const table = readSamples(
    frames.map((frame) => toDataFrame(frame)),
    { ...defaultOptions, ...options }
  );
  if (!table) {
    throw new Error('there are no samples');
  }
  return table;
};

/** A metric of a zone, as Prometheus answers. */
const zoneFrame = (metric: string, zone: string, values: number[]) => ({
  fields: [
    { name: 'time', type: FieldType.time, values: times.slice(0, values.length) },
    { name: metric, type: FieldType.number, values, labels: { __name__: metric, zone } },
  ],
});

describe('the pairplot panel', () => {
  it('reads its correlations to a screen reader', () => {
    renderPanel(plugin, { frames: [wide({ cpu: rising, memory: rising.map((value) => -3 * value) })] });
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['–', '-1.00', '-1.00', '–']);
  });

  it('walks through the cells: a variable on the diagonal, a pair below it', () => {
    renderPanel(plugin, { frames: [three] });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowDown' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('cpuSamples20Mean9.50');
    fireEvent.keyDown(chart, { key: 'ArrowDown' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('memory by cpur-1.000');
  });

  it('selects what a dragged rectangle holds, and lets go of it with Escape', () => {
    renderPanel(plugin, { frames: [three] });
    const chart = screen.getByRole('application');
    drag(chart, [60, 20], [150, 60]);
    expect(screen.getByTestId('covary-selection')).toHaveTextContent(/[1-9]\d* of 20 samples selected/);
    expect(screen.getByRole('button', { name: 'Zoom to their time' })).toBeInTheDocument();
    fireEvent.keyDown(chart, { key: 'Escape' });
    expect(screen.queryByTestId('covary-selection')).not.toBeInTheDocument();
  });

  it('says which of too many variables are shown', () => {
    renderPanel(plugin, { frames: [three], options: { maxVariables: 2 } });
    expect(screen.getByText(/first 2 of 3 variables/)).toBeInTheDocument();
    expect(within(screen.getByRole('table')).getAllByRole('cell')).toHaveLength(4);
  });

  it('shows chosen variables in the chosen order', () => {
    renderPanel(plugin, { frames: [three], options: { variables: ['disk', 'cpu'] } });
    const headings = within(screen.getByRole('table')).getAllByRole('columnheader');
    expect(headings.map(({ textContent }) => textContent)).toEqual(['Variable', 'disk', 'cpu']);
  });

  it('says what it takes when there are too few variables', () => {
    const { unmount } = renderPanel(plugin, { frames: [wide({ cpu: rising })] });
    expect(screen.getByText(/at least two variables.*"cpu"/)).toBeInTheDocument();
    unmount();
    renderPanel(plugin, { frames: [] });
    expect(screen.getByText(/no numeric series.*two or more numeric series/)).toBeInTheDocument();
  });

  it('works many samples through beside the page, and says so until they are there', async () => {
    const long = Array.from({ length: 30_000 }, (_, i) => (i * 7919) % 1009);
    const frame = {
      fields: [
        { name: 'api', type: FieldType.string, values: long.map(String) },
        { name: 'cpu', type: FieldType.number, values: long },
        { name: 'memory', type: FieldType.number, values: long.map((value) => -value) },
      ],
    };
    renderPanel(plugin, { frames: [frame], options: { kind: 'contours' } });
    expect(screen.queryByRole('application')).not.toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Computing…');
    await screen.findByRole('application');
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['–', '-1.00', '-1.00', '–']);
  });

  it('groups many samples beside the page, and pales the groups before until the new ones are there', async () => {
    const long = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 1009);
    const twoLevels = (shift: number) => ({
      fields: [
        { name: 'api', type: FieldType.string, values: long.map(String) },
        {
          name: 'cpu',
          type: FieldType.number,
          values: long.map((value, i) => value / 1000 + (i % 3 === 0 ? shift : 0)),
        },
        { name: 'memory', type: FieldType.number, values: long.map((value) => -value / 1000) },
      ],
    });
    const legend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] };
    const options = { colorBy: 'cluster', clusterCount: 2, kind: 'points', diagonal: 'none', legend };
    const { update } = renderPanel(plugin, { frames: [twoLevels(40)], options });
    expect(screen.queryByRole('application')).not.toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Computing…');
    expect(await screen.findByText('Cluster 1')).toBeInTheDocument();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    update({ frames: [twoLevels(40)], options: { ...options, clusterCount: 3 } });
    expect(screen.getByRole('status')).toHaveTextContent('Computing…');
    expect(screen.queryByText('Cluster 2')).not.toBeInTheDocument();
    expect(screen.getByText('Cluster 1')).toBeInTheDocument();
    expect(await screen.findByText('Cluster 2')).toBeInTheDocument();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('suggests itself for a few variables of many samples', () => {
    const suggest = (frame: Parameters<typeof toDataFrame>[0]) =>
      plugin.getSuggestions(getPanelDataSummary([toDataFrame(frame)]));
    expect(suggest(three)).toHaveLength(1);
    expect(suggest(wide({ cpu: rising }))).toBeUndefined();
  });
});

describe('readSamples', () => {
  it('makes one variable of series that differ in the coloured label only', () => {
    const frames = [
      zoneFrame('load', 'eu', [1, 2, 3]),
      zoneFrame('errors', 'eu', [4, 5, 6]),
      zoneFrame('load', 'us', [7, 8, 9]),
    ];
    const table = read(frames, { colorBy: 'label' });
    expect(table.variables.map(({ name }) => name)).toEqual(['load', 'errors']);
    expect(Array.from(table.variables[0]?.values ?? [])).toEqual([1, 2, 3, 7, 8, 9]);
    expect(Array.from(table.variables[1]?.values ?? [])).toEqual([4, 5, 6, NaN, NaN, NaN]);
    expect(table.labelValues).toEqual(['eu', 'eu', 'eu', 'us', 'us', 'us']);
    expect(table.labelsOf(4)).toEqual({ __name__: 'load', zone: 'us' });
  });

  it('joins series that are not sampled together by time', () => {
    const shifted = (name: string, shiftMs: number) => ({
      fields: [
        { name: 'time', type: FieldType.time, values: times.map((time) => time + shiftMs) },
        { name, type: FieldType.number, values: rising },
      ],
    });
    const table = read([shifted('cpu', 0), shifted('load', 10_000)]);
    const [cpu, load] = table.variables;
    const complete = Array.from(cpu?.values ?? []).filter(
      (value, i) => !Number.isNaN(value) && !Number.isNaN(load?.values[i] ?? Number.NaN)
    );
    expect(complete.length).toBeGreaterThanOrEqual(19);
  });

  it('takes the rows of a table as samples, named and coloured by its texts', () => {
    const table = read(
      [
        {
          fields: [
            { name: 'api', type: FieldType.string, values: ['cart', 'pay'] },
            { name: 'tier', type: FieldType.string, values: ['gold', 'free'] },
            { name: 'latency', type: FieldType.number, values: [1, 2] },
          ],
        },
      ],
      { colorBy: 'label', colorLabel: 'tier' }
    );
    expect([table.names, table.labelValues, table.times]).toEqual([['cart', 'pay'], ['gold', 'free'], null]);
  });
});

describe('colours of samples', () => {
  const table = read([wide({ a: rising.map((i) => (i < 10 ? 0 : 50) + (i % 3)), b: rising.map((i) => i % 4) })]);
  const work = (of: ReturnType<typeof read>, rule: GroupRule): GroupWork => ({
    variables: of.variables.map(({ values }) => values),
    count: of.count,
    rule,
  });

  it('clusters the scaled samples, and numbers clusters by their first samples', () => {
    const numbered = runGroupWork(work(table, { by: 'cluster', clusterCount: 2 }));
    const { names, groups } = namedGroups(numbered, 'cluster');
    expect(names).toEqual(['Cluster 0', 'Cluster 1']);
    expect(Array.from(groups)).toEqual(rising.map((i) => (i < 10 ? 0 : 1)));
  });

  it('sets samples that lack a variable apart', () => {
    const gaps = read([wide({ a: rising, b: rising.map((i) => (i === 4 ? null : i % 5)) })]);
    const { names, groups } = namedGroups(runGroupWork(work(gaps, { by: 'anomaly', confidence: 0.99 })), 'anomaly');
    expect(names).toEqual(['Normal', 'Anomalous', 'Incomplete']);
    expect(groups[4]).toBe(2);
  });

  it('makes one group without a name of samples of which none is complete', () => {
    const gaps = read([wide({ a: rising.map(() => null), b: rising })]);
    const { names, groups } = namedGroups(runGroupWork(work(gaps, { by: 'cluster', clusterCount: 3 })), 'cluster');
    expect([names, new Set(groups)]).toEqual([[], new Set([0])]);
  });

  it('leaves to the worker what takes longer than a frame of the page may', () => {
    const many = { variables: Array.from({ length: 6 }, () => new Float64Array(5000)), count: 5000 };
    expect(groupTask.costMs({ ...many, rule: { by: 'cluster', clusterCount: 3 } })).toBeGreaterThan(8);
    expect(groupTask.costMs({ ...many, rule: { by: 'anomaly', confidence: 0.99 } })).toBeGreaterThan(8);
  });

  it('spreads the colours of time from the first to the last sample', () => {
    const look = sampleLook(table, oneGroup(table), ['#ff0000'], { ...defaultOptions, colorBy: 'time' });
    expect([look.styles[0], look.styles[19], look.points.length]).toEqual([0, 63, 64]);
    expect(look.timeRange).toEqual([0, 19 * 60_000]);
  });
});

describe('anomalousRows', () => {
  const rows = 400;
  const isOdd = (row: number) => row % 100 === 7;
  const flagged = (data: Float64Array, columns: number, confidence: number) =>
    Array.from(anomalousRows(data, rows, columns, confidence)).flatMap((one, row) => (one === 1 ? [row] : []));
  const normals = (seed: number) => {
    const random = seededRandom(seed);
    return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  };
  const normal = normals(12);
  const line = Array.from({ length: rows }, () => 10 * normal());

  it('finds rows that leave a correlation though each of their values is common, and hardly any other', () => {
    let others = 0;
    for (let seed = 1; seed <= 50; seed++) {
      const next = normals(seed);
      const pairs = Array.from({ length: rows }, (_, row) => {
        const x = 10 * next();
        return [x, 2 * x + next() + (isOdd(row) ? 15 : 0)];
      });
      const found = flagged(Float64Array.from(pairs.flat()), 2, 0.9999);
      expect(found.filter(isOdd)).toEqual([7, 107, 207, 307]);
      others += found.length - 4;
    }
    // 0.0001 of 50 × 396 rows are 2.
    expect(others).toBeLessThan(8);
  });

  it('flags about the share of normal rows that its confidence leaves', () => {
    const data = Float64Array.from({ length: 3 * 5000 }, normal);
    const share = anomalousRows(data, 5000, 3, 0.99).reduce((sum, one) => sum + one, 0) / 5000;
    expect(share).toBeGreaterThan(0.005);
    expect(share).toBeLessThan(0.03);
  });

  it('is not confused by a variable that follows from another, or by too few rows', () => {
    const doubled = Float64Array.from(line.flatMap((x, i) => [x, 2 * x, normal() + (isOdd(i) ? 30 : 0)]));
    expect(flagged(doubled, 3, 0.999999)).toEqual([7, 107, 207, 307]);
    expect(Array.from(anomalousRows(Float64Array.of(1, 2, 3, 400), 2, 2, 0.99))).toEqual([0, 0]);
  });
});

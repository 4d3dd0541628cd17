import { createTheme, fieldReducers, FieldType, reduceField, toDataFrame } from '@grafana/data';
import { act, renderHook } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { median } from '../../../src/core/statistics/median';
import { groupNumbers } from '../../../src/panels/violin/groupNumbers';
import { legendEntries } from '../../../src/panels/violin/legendEntries';
import { legendValues } from '../../../src/panels/violin/legendValues';
import { defaultOptions, type ViolinPanelOptions } from '../../../src/panels/violin/options';
import { orderGroups } from '../../../src/panels/violin/orderGroups';
import { readGroups } from '../../../src/panels/violin/readGroups';
import { runShapeWork } from '../../../src/panels/violin/runShapeWork';
import { type ShapeGroup } from '../../../src/panels/violin/shapeGroup';
import { shapeTask } from '../../../src/panels/violin/tasks';
import { useShapedGroups } from '../../../src/panels/violin/useShapedGroups';
import { valueStatistics } from '../../../src/panels/violin/valueStatistics';

const numbers = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
/** Whole lists: Grafana shows them as texts, and only Grafana has them. */
const lists = ['allValues', 'uniqueValues'];

describe('valueStatistics', () => {
  const ids = fieldReducers
    .list()
    .map(({ id }) => id)
    .filter((id) => !lists.includes(id));

  it('knows every calculation of Grafana that gives one value', () => {
    expect(Object.keys(valueStatistics(Float64Array.of(1, 2), ids))).toEqual(ids);
    expect(valueStatistics(Float64Array.of(1, 2), lists)).toEqual({});
  });

  it('finds what Grafana finds', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 40 }), (values) => {
        const own = valueStatistics(Float64Array.from(values), ids);
        const field = { name: 'x', type: FieldType.number, config: {}, values };
        const theirs = reduceField({ field, reducers: ids });
        const tolerance = 1e-9 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        for (const id of ids.filter((one) => one !== 'diffperc')) {
          // Grafana gives its starting value where no value is positive.
          const expected: unknown = theirs[id] === Number.MAX_VALUE ? null : theirs[id];
          if (typeof expected === 'number') {
            const unit = id === 'variance' ? tolerance / 1e-9 : values.length;
            expect(Math.abs(Number(own[id]) - expected), id).toBeLessThanOrEqual(tolerance * unit);
          } else {
            expect(own[id], id).toBe(expected);
          }
        }
        expect(own['diffperc']).toBe(theirs['diffperc']);
      })
    );
  });

  it('says of no values what Grafana says of an empty field', () => {
    const theirs = reduceField({ field: { name: 'x', type: FieldType.number, config: {}, values: [] }, reducers: ids });
    const expected = ids.map((id) => [id, (theirs[id] ?? null) as unknown]);
    expect(Object.entries(valueStatistics(new Float64Array(), ids))).toEqual(expected);
  });
});

describe('orderGroups', () => {
  const shapeGroup = (category: string, values: readonly number[]): ShapeGroup => ({
    category,
    hue: null,
    values: Float64Array.from(values),
    histogram: null,
  });
  const numbered = (groups: readonly ShapeGroup[]) => groups.map((group) => ({ group, numbers: groupNumbers(group) }));

  it('sorts by the medians and counts of all values, keeps the order of equal ones, and puts empty groups last', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constantFrom(Infinity, -Infinity, 0.1, 0.2, 0.3));
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 8 }), (lists) => {
        const groups = lists.map((values, index) => shapeGroup(String(index), values));
        const ranked = (order: ViolinPanelOptions['order']) =>
          orderGroups(numbered(groups), order).map(({ group }) => Number(group.category));
        const indices = lists.map((_, index) => index);
        const medianOf = (index: number) => median(lists[index] ?? []);
        const isAbove = (a: number, b: number) => Number(medianOf(a) > medianOf(b)) - Number(medianOf(a) < medianOf(b));
        const withMedian = indices.filter((index) => !Number.isNaN(medianOf(index)));
        expect(ranked('median')).toEqual([
          ...withMedian.toSorted(isAbove),
          ...indices.filter((index) => !withMedian.includes(index)),
        ]);
        const sizeOf = (index: number) => lists[index]?.length ?? 0;
        expect(ranked('count')).toEqual(indices.toSorted((a, b) => sizeOf(b) - sizeOf(a)));
        expect(ranked('input')).toEqual(indices);
      })
    );
  });

  it('sorts names as people count, whatever their values', () => {
    const groups = ['node-10', 'node-9', 'node-1'].map((name) => shapeGroup(name, []));
    expect(orderGroups(numbered(groups), 'name').map(({ group }) => group.category)).toEqual([
      'node-1',
      'node-9',
      'node-10',
    ]);
  });

  it('sorts histograms by what their buckets tell', () => {
    const histogram = (name: string, counts: readonly number[]) => ({
      ...shapeGroup(name, []),
      histogram: { edges: Float64Array.of(0, 1, 2), counts: Float64Array.from(counts) },
    });
    const groups = [histogram('slow', [1, 5]), histogram('fast', [8, 1])];
    const names = (order: ViolinPanelOptions['order']) =>
      orderGroups(numbered(groups), order).map(({ group }) => group.category);
    expect(names('median')).toEqual(['fast', 'slow']);
    expect(names('count')).toEqual(['fast', 'slow']);
  });
});

describe('readGroups', () => {
  it('parts the rows of a table by both of its text columns, in the order of their first rows', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'region', type: FieldType.string, values: ['eu', 'us', 'eu', null, 'eu', 'us'] },
        { name: 'version', type: FieldType.string, values: ['v1', 'v1', 'v2', '', 'v1', 'v1'] },
        { name: 'ms', type: FieldType.number, values: [1, null, 3, 4, 5, null] },
      ],
    });
    const read = readGroups([frame], 'region', 'version');
    expect(read.map(({ category, hue, values, firstRow }) => [category, hue, Array.from(values), firstRow])).toEqual([
      ['eu', 'v1', [1, 5], 0],
      ['us', 'v1', [], 1],
      ['eu', 'v2', [3], 2],
      ['', '', [4], 3],
    ]);
  });

  it('copies the values of a series only where one is missing', () => {
    const series = (values: Float64Array) => ({
      fields: [
        { name: 'time', type: FieldType.time, values: Array.from(values, (_, i) => i) },
        { name: 'load', type: FieldType.number, values: values as unknown as number[] },
      ],
    });
    const whole = Float64Array.of(3, 1, 2);
    const [same] = readGroups([toDataFrame(series(whole))], '', '');
    expect(same?.values).toBe(whole);
    const [present] = readGroups([toDataFrame(series(Float64Array.of(3, Number.NaN, 2)))], '', '');
    expect(Array.from(present?.values ?? [])).toEqual([3, 2]);
  });
});

describe('the legend', () => {
  const frame = toDataFrame({
    fields: [
      { name: 'cluster', type: FieldType.string, values: ['east', 'east', 'west', 'east'] },
      { name: 'latency', type: FieldType.number, config: { unit: 'ms' }, values: [1, 3, 7, 3] },
    ],
  });

  it('writes computed numbers in the unit of the field, and leaves lists of values to Grafana', () => {
    const groups = readGroups([frame], 'cluster', '');
    const calcs = ['mean', 'count', 'uniqueValues'];
    const { statistics } = runShapeWork({ groups, options: defaultOptions, calcs });
    const [east] = legendEntries(groups);
    const shown = east ? legendValues(east, calcs, statistics.get('east') ?? {}, createTheme()) : [];
    expect(shown.map(({ title, text, suffix = '' }) => `${title ?? ''}: ${text}${suffix}`)).toEqual([
      'Mean: 2.33 ms',
      'Count: 3',
      'All unique values: 1, 3',
    ]);
  });
});

describe('useShapedGroups', () => {
  const groupsOf = (from: number) =>
    readGroups(
      [
        toDataFrame({
          fields: [
            { name: 'time', type: FieldType.time, values: Array.from({ length: 40_000 }, (_, i) => i) },
            { name: 'load', type: FieldType.number, values: Array.from({ length: 40_000 }, (_, i) => from + i) },
          ],
        }),
      ],
      '',
      ''
    );

  it('gives shapes with the groups that they are of, until those of newer groups have come', () => {
    const posted: Array<{ input: Parameters<typeof runShapeWork>[0] }> = [];
    const workers: Array<{ onmessage?: (event: { data: unknown }) => void }> = [];
    vi.stubGlobal(
      'Worker',
      class {
        onmessage?: (event: { data: unknown }) => void;
        constructor() {
          workers.push(this);
        }
        postMessage = (message: (typeof posted)[number]) => posted.push(message);
        terminate = () => {};
      }
    );
    const answer = () => {
      const [work] = posted.splice(0);
      const output = work && runShapeWork(work.input);
      act(() => workers[0]?.onmessage?.({ data: { ok: true, output } }));
    };
    const [older, newer] = [groupsOf(0), groupsOf(1000)];
    const { result, rerender } = renderHook(({ groups }) => useShapedGroups(groups, defaultOptions), {
      initialProps: { groups: older },
    });
    expect(result.current).toMatchObject({ ready: null, isStale: true });
    expect(posted[0]?.input).not.toHaveProperty('source');
    answer();
    expect(result.current.ready?.groups[0]?.group).toBe(older[0]);
    rerender({ groups: newer });
    expect(result.current.isStale).toBe(true);
    expect(result.current.ready?.groups[0]).toMatchObject({ group: older[0], numbers: { least: 0 } });
    answer();
    expect(result.current.isStale).toBe(false);
    expect(result.current.ready?.groups[0]).toMatchObject({ group: newer[0], numbers: { least: 1000 } });
    vi.unstubAllGlobals();
  });

  it('computes nothing anew for a colour, and more where the legend asks for more', () => {
    const groups = groupsOf(0).map((group) => ({ ...group, values: group.values.slice(0, 50) }));
    const { result, rerender } = renderHook(({ options }) => useShapedGroups(groups, options), {
      initialProps: { options: defaultOptions },
    });
    const { ready } = result.current;
    rerender({ options: { ...defaultOptions, palette: 'Set1', legend: { ...defaultOptions.legend } } });
    expect(result.current.ready).toBe(ready);
    rerender({ options: { ...defaultOptions, legend: { ...defaultOptions.legend, calcs: ['max'] } } });
    expect(result.current.ready?.statistics.get('load')).toEqual({ max: 49 });
  });

  it('leaves to the worker what takes longer than a frame of the page may', () => {
    const work = { groups: groupsOf(0), options: defaultOptions, calcs: [] };
    expect(shapeTask.costMs(work)).toBeGreaterThan(8);
    expect(shapeTask.costMs({ ...work, calcs: ['mean', 'p95'] })).toBeGreaterThan(shapeTask.costMs(work));
  });
});

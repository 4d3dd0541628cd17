import { FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { heatmapWork } from '../../../src/panels/correlation/heatmapWork';
import { matrixBuffers } from '../../../src/panels/correlation/matrixBuffers';
import { type CorrelationOptions, defaultOptions } from '../../../src/panels/correlation/options';
import { readInput } from '../../../src/panels/correlation/readInput';
import { heatmapTask } from '../../../src/panels/correlation/tasks';

type Frame = Parameters<typeof toDataFrame>[0];
const minuteMs = 60_000;
const start = Date.UTC(2026, 0, 5);

const values = (seed: number, length: number) =>
  Array.from({ length }, (_, i) => Math.sin(i / 7 + seed) + i / (50 + seed));

/** A field's getter of links is what can't be sent: a work that still holds a field fails to be cloned. */
const number = (name: string, own: number[]) => ({
  name,
  type: FieldType.number,
  values: own,
  labels: { host: name },
  getLinks: () => [],
});
const wide = (count: number, length: number): Frame => ({
  fields: [
    { name: 'time', type: FieldType.time, values: Array.from({ length }, (_, i) => start + i * minuteMs) },
    ...Array.from({ length: count }, (_, s) => number(`s${s}`, values(s, length))),
  ],
});
/** Each series at its own times. */
const separate = (count: number, length: number): Frame[] =>
  Array.from({ length: count }, (_, s) => ({
    fields: [
      { name: 'time', type: FieldType.time, values: Array.from({ length }, (_, i) => start + i * minuteMs + s) },
      number(`s${s}`, values(s, length)),
    ],
  }));
const table: Frame = { fields: [number('a', values(1, 40)), number('b', values(2, 40)), number('c', values(3, 40))] };
const finished = (quantity: string, cells: number[][]): Frame => ({
  meta: { custom: { covary: { kind: 'correlationMatrix', version: 1, quantity, method: 'pearson' } } },
  fields: [
    { name: 'series', type: FieldType.string, values: ['a', 'b'] },
    number('a', cells[0] ?? []),
    number('b', cells[1] ?? []),
  ],
});

function workOf(frames: readonly Frame[], changes: Partial<CorrelationOptions> = {}) {
  const input = readInput(frames.map((frame) => toDataFrame(frame)));
  return heatmapWork(input, { ...defaultOptions, ...changes }, 'Europe/Berlin', (time) => new Date(time).toISOString());
}

function valueOf(work: ReturnType<typeof workOf>) {
  if (!work.ok) {
    throw new Error(work.error);
  }
  return work.value;
}

describe('the work of a heatmap', () => {
  it.each([
    ['series on one grid', [wide(4, 60)], {}],
    ['series at unlike times, by lag', separate(3, 60), { mode: 'lag', order: 'clustered' }],
    ['hours of the week', [wide(4, 60)], { mode: 'values', bucket: 'hourOfWeek', aggregation: 'p95' }],
    ['intervals', separate(3, 60), { mode: 'values', bucket: 'interval', bucketMinutes: 10, isRobust: true }],
    ['columns of a table', [table], { method: 'spearman' }],
    ['cells of a table', [table], { mode: 'values', rescaling: 'columnDeviations' }],
    [
      'a finished matrix',
      [
        finished('r', [
          [1, 0.5],
          [0.5, 1],
        ]),
        finished('lag', [
          [0, 3000],
          [-3000, 0],
        ]),
      ],
      { mode: 'lag', mask: 'upper' },
    ],
  ] satisfies Array<[string, Frame[], Partial<CorrelationOptions>]>)(
    '%s: a worker gets all that it needs, and no fields',
    (_, frames, changes) => {
      const work = valueOf(workOf(frames, changes));
      const sent = structuredClone(work);
      const here = heatmapTask.run(work);
      expect(here.values.some(Number.isFinite)).toBe(true);
      expect(structuredClone(heatmapTask.run(sent))).toEqual(structuredClone(here));
    }
  );

  it.each([
    ['pearson', {}],
    ['spearman', { method: 'spearman', mask: 'upper' }],
    ['kendall', { method: 'kendall' }],
    ['lag', { mode: 'lag', order: 'clustered' }],
    ['values', { mode: 'values', rescaling: 'rowRange' }],
  ] satisfies Array<[string, Partial<CorrelationOptions>]>)(
    '%s: its cells go from the worker to the page without a copy',
    (_, changes) => {
      const { run } = heatmapTask;
      const work = valueOf(workOf([wide(4, 60)], changes));
      const sent = structuredClone(work);
      const output = run(sent);
      const copy = structuredClone(output);
      const received = structuredClone(output, { transfer: matrixBuffers(output) });
      expect(received).toEqual(copy);
      expect([output.values, ...Object.values(output.details)].map(({ length }) => length)).toEqual(
        Array.from({ length: 1 + Object.keys(output.details).length }, () => 0)
      );
      // Nothing of it is needed for the next work.
      expect(structuredClone(run(structuredClone(work)))).toEqual(copy);
    }
  );

  it('has the names of its columns from the page, days in the reader’s language and times as they are written there', () => {
    const columns = (changes: Partial<CorrelationOptions>) =>
      heatmapTask.run(valueOf(workOf([wide(2, 3)], { mode: 'values', ...changes }))).columns;
    expect(columns({ bucket: 'dayOfWeek' }).slice(0, 2)).toEqual(['Mon', 'Tue']);
    expect(columns({ bucket: 'interval', bucketMinutes: 2 })).toEqual([
      '2026-01-05T00:00:00.000Z',
      '2026-01-05T00:02:00.000Z',
    ]);
  });

  it('says why there is none before anything is sent', () => {
    const long = {
      fields: [{ name: 'time', type: FieldType.time, values: [0, 5000 * minuteMs] }, number('a', [1, 2])],
    };
    expect(workOf([long], { mode: 'values', bucket: 'interval', bucketMinutes: 1 })).toEqual({
      ok: false,
      error: 'The interval gives more than 2000 columns: choose a longer one',
    });
    expect(workOf([wide(1, 5)])).toMatchObject({ ok: false, error: expect.stringContaining('at least two series') });
    expect(workOf([{ fields: [number('a', [1, 2])] }])).toMatchObject({ ok: false });
    expect(workOf([])).toMatchObject({ ok: false, error: expect.stringContaining('no numeric series') });
  });

  it('is done at once where it is small, and sent away where it is long', () => {
    const cost = (frames: Frame[], changes: Partial<CorrelationOptions> = {}) =>
      heatmapTask.costMs(valueOf(workOf(frames, changes)));
    expect(cost([wide(10, 200)])).toBeLessThan(8);
    expect(cost([wide(10, 200)], { mode: 'values', aggregation: 'p99' })).toBeLessThan(8);
    expect(cost([table], { mode: 'values', rescaling: 'rowRange', isRobust: true })).toBeLessThan(8);
    expect(cost([wide(200, 1000)], { mode: 'values' })).toBeGreaterThan(8);
    expect(cost(separate(300, 1000), { mode: 'lag', maxLagSteps: 0 })).toBeGreaterThan(8);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { createApplication } from '../../../../src/backend/query/application';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';
import { type FakeServer, startFakeServer } from '../../../contract/upstreams/fakeServer';
import { faultLogger } from '../faultLogger';
import { instanceContext } from '../instanceContext';
import { column, fieldNames, rowsOf } from './analyses/readFrame';

const never = new AbortController().signal;
const fromMs = 1_700_000_040_000;
const toMs = fromMs + 4 * 60_000;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Series of a Prometheus, a sample a minute. */
const stored: Readonly<Record<string, ReadonlyArray<readonly [labels: object, values: readonly string[]]>>> = {
  load: [
    [{ __name__: 'load', pod: 'a', team: 'shop' }, ['0', '0.5', '1', '1', '0.2']],
    [{ __name__: 'load', pod: 'b', team: '' }, ['-0.1', '0.5', '1.1', '+Inf', 'NaN']],
    [{ __name__: 'load', pod: 'c' }, ['0', '0', '0', '0', '0']],
  ],
  up: [[{ __name__: 'up', pod: 'a' }, ['1', '1', '7', '1', '1']]],
};

/** What the plugin answers, to a panel or to an alert rule. */
async function ask(model: object, headers: Readonly<Record<string, string>> = {}): Promise<readonly WireFrame[]> {
  server ??= await startFakeServer(({ parameters }) => ({
    body: JSON.stringify({
      status: 'success',
      data: {
        resultType: 'matrix',
        result: (stored[parameters.get('query') ?? ''] ?? []).map(([metric, values]) => ({
          metric,
          values: values.map((value, i) => [(fromMs + 60_000 * i) / 1000, value]),
        })),
      },
    }),
  }));
  const jsonData = { upstreams: [{ name: 'prometheus', kind: 'prometheus', url: server.url }] };
  const faults: unknown[] = [];
  const application = createApplication(
    undefined,
    faultLogger((message, error) => faults.push(message, error))
  );
  const query = { refId: 'A', queryType: '', model, fromMs, toMs, intervalMs: 60_000, maxDataPoints: 100 };
  const request = {
    context: instanceContext({ jsonData }),
    headers: new Map(Object.entries(headers)),
    queries: [query],
  };
  const outcome = (await application.queryData(request, never)).get('A');
  expect(faults).toEqual([]);
  if (outcome?.ok !== true) {
    throw new Error(outcome?.error.message);
  }
  return outcome.value;
}

const inputs = [
  { refId: 'a', expr: 'load' },
  { refId: 'b', expr: 'up' },
];
const quality = (...schema: readonly object[]) => ({
  inputs,
  analysis: { kind: 'quality', schema },
  stepMs: 60_000,
});
const declared = { input: 'a', requiredLabels: ['pod', 'team'], minValue: 0, maxValue: 1 };

describe('what is declared of an input', () => {
  it('is counted for each of its series, and for no others', async () => {
    const [frame] = await ask(quality(declared));
    const seen = rowsOf(frame).map((row) => [
      ...['pod', 'missing labels', 'out of range', 'violations'].map((name) => row[name]),
    ]);
    expect(seen).toEqual([
      ['a', 0, 0, 0],
      ['b', 1, 3, 4],
      ['c', 1, 0, 1],
      ['a', 0, 0, 0],
    ]);
  });

  it('says which labels are missing', async () => {
    const [frame] = await ask(quality(declared, { input: 'b', requiredLabels: ['team', 'zone'] }));
    expect(frame?.meta?.notices?.map(({ text }) => text)).toEqual([
      'input a: 2 of 3 series have no label "team"',
      'input b: 1 of 1 series have no label "team"',
      'input b: 1 of 1 series have no label "zone"',
    ]);
  });

  it('may be said in several parts, and of several inputs', async () => {
    const [frame] = await ask(
      quality({ input: 'a', requiredLabels: ['team'] }, { input: 'a', maxValue: 1 }, { input: 'b', maxValue: 1 })
    );
    expect(column(frame, 'violations')).toEqual([0, 3, 1, 1]);
    expect(column(frame, 'out of range')).toEqual([0, 2, 0, 1]);
  });

  it('is a number for each series in an alert rule: labels, and the count of violations', async () => {
    const model = { ...quality(declared, { input: 'b', minValue: 0, maxValue: 1 }), alertColumn: 'violations' };
    const [frame, ...others] = await ask(model, { FromAlert: 'true' });
    expect(others).toEqual([]);
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(frame?.fields.map(({ type }) => type)).toEqual(['string', 'string', 'string', 'string', 'number']);
    expect(fieldNames(frame).slice(1)).toEqual(['input', 'pod', 'team', 'violations']);
    expect(rowsOf(frame)).toMatchObject([
      { input: 'a', pod: 'a', team: 'shop', violations: 0 },
      { input: 'a', pod: 'b', team: '', violations: 4 },
      { input: 'a', pod: 'c', team: '', violations: 1 },
      { input: 'b', pod: 'a', team: '', violations: 1 },
    ]);
    const instances = rowsOf(frame).map(({ violations: _, ...labels }) => JSON.stringify(labels));
    expect(new Set(instances).size).toBe(4);
  });

  it('keeps the alert instances of a series, whatever it violates', async () => {
    const instancesOf = async (schema: object): Promise<unknown> => {
      const [frame] = await ask({ ...quality(schema), alertColumn: 'violations' }, { FromAlert: 'true' });
      return rowsOf(frame).map(({ violations: _, ...labels }) => labels);
    };
    expect(await instancesOf(declared)).toEqual(await instancesOf({ input: 'a' }));
  });

  it('of an input that the query does not have is refused: it would never be violated', async () => {
    await expect(ask(quality({ ...declared, input: 'c' }))).rejects.toThrow(
      'schema: there is no input "c"; the query has a, b'
    );
  });

  it('whose least value is above the greatest is refused', async () => {
    await expect(ask(quality({ input: 'a', minValue: 2, maxValue: 1 }))).rejects.toThrow(/minValue.*above maxValue/);
  });

  it('has no columns where nothing is declared, and an alert rule on them is told so', async () => {
    const [frame] = await ask(quality());
    expect(fieldNames(frame)).not.toContain('violations');
    await expect(ask({ ...quality(), alertColumn: 'violations' }, { FromAlert: 'true' })).rejects.toThrow(
      /there is no column "violations"/
    );
  });
});

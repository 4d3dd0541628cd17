import { afterEach, describe, expect, it } from 'vitest';
import { influxdbUpstream } from '../../../../src/backend/upstreams/influxdb/influxdbUpstream';
import { lokiUpstream } from '../../../../src/backend/upstreams/loki/lokiUpstream';
import { type LabelRequest } from '../../../../src/backend/upstreams/upstream';
import {
  type Answer,
  type FakeServer,
  type ReceivedRequest,
  startFakeServer,
} from '../../../contract/upstreams/fakeServer';

const never = new AbortController().signal;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const range = { fromMs: 0, toMs: 3_600_000 };
const text = (request: ReceivedRequest): string => {
  const body: { q?: string; query?: string } = request.body.startsWith('{') ? JSON.parse(request.body) : {};
  return request.parameters.get('q') ?? body.q ?? body.query ?? decodeURIComponent(request.url);
};

/** What a store is asked for a list, and what comes of its answers. */
async function list(
  kind: 'loki' | 'influxql' | 'flux' | 'sql',
  asked: Partial<LabelRequest>,
  answer: (question: string) => Answer
) {
  server = await startFakeServer((request) => answer(text(request)));
  const head = { name: 'store', url: server.url };
  const upstream =
    kind === 'loki'
      ? lokiUpstream.open(lokiUpstream.settings.parse({ ...head, kind }), {})
      : influxdbUpstream.open(
          influxdbUpstream.settings.parse({
            ...head,
            kind: 'influxdb',
            language: kind,
            database: 'shop',
            organization: 'o',
          }),
          {}
        );
  const found = await upstream.listLabels?.({ ...range, ...asked }, never);
  return { ...found, sent: server.requests.map(text) };
}

const influx = (columns: readonly string[], ...values: ReadonlyArray<readonly unknown[]>): Answer => ({
  body: JSON.stringify({ results: [{ series: [{ name: 'x', columns, values }] }] }),
});
const csv = (column: string, ...cells: readonly string[]): Answer => ({
  body: [
    '#datatype,string,long,string',
    '#group,false,false,false',
    '#default,_result,,',
    `,result,table,${column}`,
    ...cells.map((cell) => `,,0,${cell}`),
    '',
    '',
  ].join('\r\n'),
});
const rows = (...list: readonly unknown[]): Answer => ({ body: JSON.stringify(list) });

describe('labels of Loki', () => {
  const loki = (data?: readonly string[]): Answer => ({ body: JSON.stringify({ status: 'success', data }) });

  it('are asked for in nanoseconds, of the streams that a selector takes', async () => {
    const names = await list('loki', { match: '{app="shop"}' }, () => loki(['app', 'pod']));
    expect(names).toMatchObject({ labels: ['app', 'pod'], warnings: [] });
    expect(names.sent).toEqual(['/loki/api/v1/labels?start=0&end=3600000000000&query={app="shop"}']);
  });

  it('may be none, and a selector of another language takes none', async () => {
    const none = await list('loki', { label: 'app' }, () => loki());
    expect(none).toMatchObject({ labels: [], sent: ['/loki/api/v1/label/app/values?start=0&end=3600000000000'] });
    await server?.close();
    expect(await list('loki', { label: 'app', match: 'up' }, () => loki(['x']))).toMatchObject({
      labels: [],
      sent: [],
    });
  });

  it("pass the store's error on", async () => {
    await expect(list('loki', {}, () => ({ status: 400, body: 'parse error at line 1' }))).rejects.toThrow(
      'store: parse error at line 1'
    );
    await server?.close();
    await expect(list('loki', {}, () => ({ body: '<html>login' }))).rejects.toThrow(/not Loki's/);
  });
});

describe('labels of InfluxDB 1', () => {
  it.each<[Partial<LabelRequest>, string, Answer, readonly string[]]>([
    [{}, 'SHOW TAG KEYS', influx(['tagKey'], ['host'], ['host'], ['region']), ['__name__', 'host', 'region']],
    [{ match: 'c"pu' }, 'SHOW TAG KEYS FROM "c\\"pu"', influx(['tagKey'], ['host']), ['__name__', 'host']],
    [{ label: '__name__' }, 'SHOW MEASUREMENTS LIMIT 10001', influx(['name'], ['cpu'], ['mem']), ['cpu', 'mem']],
    [
      { label: 'host', match: 'cpu' },
      'SHOW TAG VALUES FROM "cpu" WITH KEY = "host" LIMIT 10001',
      influx(['key', 'value'], ['host', 'a'], ['host', 'b'], ['host', null]),
      ['a', 'b'],
    ],
    [{ label: 'x' }, 'SHOW TAG VALUES WITH KEY = "x" LIMIT 10001', { body: '{"results":[{}]}' }, []],
  ])('%j', async (asked, sent, answer, labels) => {
    expect(await list('influxql', asked, () => answer)).toEqual({ labels, warnings: [], sent: [sent] });
  });

  it("pass the store's error on", async () => {
    const failed = { body: '{"results":[{"error":"database not found: shop"}]}' };
    await expect(list('influxql', {}, () => failed)).rejects.toThrow(/no list of InfluxDB: .*database not found/);
    await server?.close();
    const refused = { status: 401, body: '{"error":"authorization failed"}' };
    await expect(list('influxql', {}, () => refused)).rejects.toThrow(/does not accept the credentials/);
  });
});

describe('labels of InfluxDB 2', () => {
  const flux = (of: Answer) => (question: string) =>
    question.startsWith('buckets()') ? csv('name', '_monitoring', 'telegraf', 'shop') : of;
  const start = 'start: 1970-01-01T00:00:00.000Z';

  it.each<[Partial<LabelRequest>, string, Answer, readonly string[]]>([
    [{}, `schema.tagKeys(bucket: "shop", ${start})`, csv('_value', '_start', '_field', 'host'), ['__name__', 'host']],
    [{ label: '__name__' }, `schema.measurements(bucket: "shop", ${start})`, csv('_value', 'cpu'), ['cpu']],
    [
      { label: 'host', match: 'c"${pu}' },
      `schema.tagValues(bucket: "shop", tag: "host", predicate: (r) => r._measurement == "c\\"\\\${pu}", ${start})`,
      csv('_value', 'a', '"b, ""c"""'),
      ['a', 'b, "c"'],
    ],
  ])('%j of every bucket that is no own one', async (asked, sent, answer, labels) => {
    const found = await list('flux', asked, flux(answer));
    expect(found).toMatchObject({ labels, warnings: [] });
    expect(found.sent.slice(1)).toEqual(
      expect.arrayContaining([`import "influxdata/influxdb/schema"\n${sent} |> limit(n: 10001)`])
    );
    expect(found.sent.length).toBe(3);
  });

  it('of more than ten buckets are said to be partial', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `b${i}`);
    const found = await list('flux', {}, (question) =>
      csv(question.startsWith('buckets') ? 'name' : '_value', ...names)
    );
    expect(found.sent.length).toBe(11);
    expect(found.warnings).toEqual(['store: of 12 buckets only 10 are asked for their labels']);
  });
});

describe('labels of InfluxDB 3', () => {
  const columns = rows(
    { table_name: 'cpu', column_name: 'host' },
    { table_name: 'm"em', column_name: 'host' },
    { table_name: 'cpu', column_name: 'region' }
  );
  const answer = (question: string): Answer =>
    question.startsWith('SELECT table_name, column_name')
      ? columns
      : question.startsWith('SELECT table_name')
        ? rows({ table_name: 'cpu' }, { table_name: 'mem' })
        : rows({ value: question.includes('"cpu"') ? 'a' : 'b' }, { value: null });

  it('are columns, tables and the values of a column in all tables that have it', async () => {
    expect((await list('sql', {}, answer)).labels).toEqual(['__name__', 'host', 'region']);
    await server?.close();
    expect((await list('sql', { label: '__name__' }, answer)).labels).toEqual(['cpu', 'mem']);
    await server?.close();
    const values = await list('sql', { label: 'host' }, answer);
    expect(values.labels).toEqual(['a', 'b']);
    expect(values.sent[2]).toBe(
      `SELECT DISTINCT "host" AS value FROM "m""em" WHERE time >= '1970-01-01T00:00:00.000Z' AND ` +
        `time <= '1970-01-01T01:00:00.000Z' AND "host" IS NOT NULL LIMIT 10001`
    );
  });
});

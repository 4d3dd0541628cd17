import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { influxdbUpstream } from '../../src/backend/upstreams/influxdb/influxdbUpstream';
import { type Upstream } from '../../src/backend/upstreams/upstream';
import { freePort } from '../integration/stores/freePort';
import { startStore, type StoreProcess } from '../integration/stores/storeProcess';

/** The executable of an InfluxDB 2, which no package manager of the CI has: see vitest.config. */
const influxd = process.env['INFLUXD2'] ?? '';
const cases = Number(process.env['FUZZ_CASES'] ?? 1000);
const never = new AbortController().signal;
const fromMs = Date.UTC(2026, 0, 5);
const toMs = fromMs + 600_000;
const token = 'all-access-token';

const orgList = z.object({ orgs: z.array(z.object({ id: z.string() })) });

const read = 'from(bucket: "shop") |> range(start: v.timeRangeStart, stop: v.timeRangeStop)';
const other = '{ bucket: "other", org: "shop" }';

/** Scripts that change something where they are let through. */
const writing = [
  `${read} |> to(bucket: "other", org: "shop")`,
  `import "experimental"\n${read} |> experimental.to(bucket: "other", org: "shop")`,
  `import e "experimental"\n${read} |> e.to(bucket: "other", org: "shop")`,
  `w = to\n${read} |> w(bucket: "other", org: "shop")`,
  `o = {w: to}\n${read} |> o.w(bucket: "other", org: "shop")`,
  `f = (tables=<-, w=to) => tables |> w(bucket: "other", org: "shop")\n${read} |> f()`,
  `import "influxdata/influxdb"\n${read} |> influxdb.to(bucket: "other", org: "shop")`,
  `import "influxdata/influxdb/v1"\nv1.databases()\n${read} |> to(bucket: "other", org: "shop")`,
  `import "influxdata/influxdb"\n${read} |> influxdb.wideTo(bucket: "other", org: "shop")`,
  `option task = {name: "t", every: 1h}\n${read} |> to(bucket: "other", org: "shop")`,
  `import "array"\narray.from(rows: [{_time: now(), _measurement: "m", _field: "v", _value: 1.0}]) |> to(bucket: "other", org: "shop")`,
  `import "influxdata/influxdb/tasks"\ntasks.lastSuccess(orTime: 2020-01-01T00:00:00Z)\n${read} |> to(bucket: "other", org: "shop")`,
  `import "experimental/bigtable"\n${read} |> to(bucket: "other", org: "shop")`,
  `import api "experimental/influxdb"\napi.api(method: "delete", path: "/api/v2/buckets")`,
  `import "experimental/http/requests"\nrequests.post(url: "http://127.0.0.1")`,
];

const reading = [
  read,
  `${read} |> last()`,
  'buckets()',
  `${read} |> map(fn: (r) => ({r with _value: r._value * 2.0}))`,
];

const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...writing, ...reading) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '\n',
      ' |> ',
      ' |> to(bucket: "other", org: "shop")',
      '"',
      "'",
      '/',
      '//',
      '\\',
      '${',
      '}',
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      ',',
      'import "experimental"\n',
      'import e "experimental"\n',
      ' |> e.to(bucket: "other", org: "shop")',
      'w = to\n',
      ' |> w(bucket: "other", org: "shop")',
      ` |> experimental.to(${other})`,
      '=~ /x/',
      'option now = () => 2026-01-05T00:00:00Z\n',
      'builtin to : (a: A) => A\n',
      'package main\n',
      '\u0000',
      '\u2028',
      'tо(bucket: "other")'
    ),
  }
);
const script = fc.oneof(
  fc.array(fragment, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...reading), fc.array(fragment, { maxLength: 4 }), fc.constantFrom(...writing))
    .map(([first, between, last]) => `${first}${between.join('')}${last}`)
);

describe('a real InfluxDB 2 with a token that may do everything', () => {
  let folder = '';
  let store: StoreProcess | undefined;
  let upstream: Upstream | undefined;
  let nowhere: Upstream | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'covary-influxdb2-'));
    const url = `http://127.0.0.1:${await freePort()}`;
    const parameters = [
      ...['--http-bind-address', url.slice('http://'.length)],
      ...['--bolt-path', path.join(folder, 'bolt'), '--sqlite-path', path.join(folder, 'sqlite')],
      ...['--engine-path', path.join(folder, 'engine'), '--reporting-disabled'],
    ];
    store = await startStore(influxd, parameters, url, `${url}/health`);
    await api('/api/v2/setup', { username: 'admin', password: 'password', org: 'shop', bucket: 'shop', token });
    const { orgs } = orgList.parse(await (await api('/api/v2/orgs')).json());
    await api('/api/v2/buckets', { orgID: orgs[0]?.id, name: 'other', retentionRules: [] });
    const lines = Array.from({ length: 10 }, (_, i) => `latency,service=api v=${i} ${fromMs + 60_000 * i}`).join('\n');
    await api('/api/v2/write?org=shop&bucket=shop&precision=ms', lines);
    const settings = { name: 'influx', kind: 'influxdb', url, language: 'flux', organization: 'shop', auth: 'token' };
    upstream = influxdbUpstream.open(influxdbUpstream.settings.parse(settings), { token });
    nowhere = influxdbUpstream.open(influxdbUpstream.settings.parse({ ...settings, url: 'http://127.0.0.1:9' }), {
      token,
    });
  }, 120_000);

  afterAll(async () => {
    await upstream?.close();
    await nowhere?.close();
    await store?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it(`is not changed by any of ${cases} scripts that try to`, async () => {
    const before = await state();
    expect(before).toContain('latency');
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(script, async (text) => {
        sent += (await ask(text)) ? 1 : 0;
      }),
      { numRuns: cases, examples: writing.map((text) => [text]) }
    );
    expect(await state()).toBe(before);
    expect(sent).toBeGreaterThan(cases / 50);
  }, 1_800_000);

  it('would be changed by what is refused', async () => {
    const before = await state();
    for (const text of writing) {
      expect([text, await ask(text)]).toEqual([text, false]);
    }
    expect(await state()).toBe(before);
    const range = `range(start: ${new Date(fromMs).toISOString()}, stop: ${new Date(toMs).toISOString()})`;
    await flux(`from(bucket: "shop") |> ${range} |> to(bucket: "other", org: "shop")`);
    expect(await state()).not.toBe(before);
  }, 60_000);

  /** Asks the store; resolves to whether the script was sent, as one whose store nobody can reach tells. */
  async function ask(text: string): Promise<boolean> {
    const request = { input: { refId: 'a', query: text }, fromMs, toMs, stepMs: 60_000, maxSeries: 1000 };
    await upstream?.queryRange(request, never).catch(() => undefined);
    const failure: unknown = await nowhere?.queryRange(request, never).catch((error: unknown) => error);
    return /cannot reach/.test(String(failure));
  }

  /** Everything that a script could have changed. */
  async function state(): Promise<string> {
    const resources = ['buckets', 'tasks', 'orgs', 'users', 'authorizations', 'checks?orgID=', 'variables'];
    const listed = await Promise.all(resources.slice(0, 5).map(async (name) => (await api(`/api/v2/${name}`)).text()));
    const data = await Promise.all(
      ['shop', 'other'].map((bucket) =>
        flux(
          `from(bucket: "${bucket}") |> range(start: 0, stop: 2100-01-01T00:00:00Z) |> drop(columns: ["_start", "_stop"])`
        )
      )
    );
    // The logs of tasks and the buckets of the system hold no data of people's.
    return [...listed, ...data].join('\n').replace(/"(createdAt|updatedAt|latestCompleted)":"[^"]*"/g, '');
  }

  async function flux(query: string): Promise<string> {
    const response = await fetch(`${store?.url}/api/v2/query?org=shop`, {
      method: 'POST',
      headers: { authorization: `Token ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, type: 'flux' }),
    });
    return response.text();
  }

  async function api(path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${store?.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Token ${token}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response;
  }
});

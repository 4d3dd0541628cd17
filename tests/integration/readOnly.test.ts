import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdbUpstream } from '../../src/backend/upstreams/influxdb/influxdbUpstream';
import { UpstreamError, type Upstream } from '../../src/backend/upstreams/upstream';
import { missingCommands, suiteTitle } from './missingCommands';
import { startDemoInfluxdb } from './stores/demoInfluxdb';
import { type StoreProcess } from './stores/storeProcess';

const never = new AbortController().signal;
const missing = missingCommands('influxd');
/** More of them at night. */
const cases = Number(process.env['FUZZ_CASES'] ?? 1000);
const fromMs = Date.UTC(2026, 0, 5);
const toMs = fromMs + 600_000;

/** What InfluxDB 1 takes that changes data, users, tasks or running queries. */
const writing = [
  'DROP MEASUREMENT "shop_service_latency_ms"',
  'DELETE FROM "shop_service_latency_ms"',
  'DELETE WHERE time > 0',
  'DROP SERIES FROM /.*/',
  'DROP DATABASE shop',
  'CREATE DATABASE other',
  "CREATE USER eve WITH PASSWORD 'x' WITH ALL PRIVILEGES",
  'CREATE RETENTION POLICY rp ON shop DURATION 1h REPLICATION 1 DEFAULT',
  'ALTER RETENTION POLICY autogen ON shop DURATION 1h',
  'CREATE CONTINUOUS QUERY cq ON shop BEGIN SELECT mean(value) INTO copy FROM shop_service_latency_ms GROUP BY time(1m) END',
  'SELECT * INTO copy FROM "shop_service_latency_ms"',
  'SELECT value INTO "shop"."autogen"."copy" FROM /.*/',
  'EXPLAIN ANALYZE SELECT * INTO copy FROM "shop_service_latency_ms"',
];

const reading = [
  'SELECT value FROM shop_service_latency_ms',
  'SELECT value / 2 FROM "shop_service_latency_ms" WHERE service =~ /data.*/',
  'SELECT value FROM /shop_.*/ LIMIT 1',
  'SHOW MEASUREMENTS',
  'EXPLAIN SELECT value FROM shop_service_latency_ms',
];

/** Texts that begin and end what may hide something, in all orders. */
const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...writing, ...reading) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ';',
      ' ',
      '\n',
      '\r',
      '\t',
      "'",
      '"',
      '/',
      '\\',
      '--',
      '/*',
      '*/',
      '=~',
      '!~',
      '(',
      ')',
      ',',
      '.',
      ' FROM a ',
      ' WHERE x ',
      ' INTO copy ',
      'SELECT v ',
      ' GROUP BY ',
      '$timeFilter',
      '$__interval',
      '${x}',
      "'x'",
      '/y/',
      '\u0000',
      '\u2028',
      'ſELECT ',
      ' a '
    ),
  }
);
const query = fc.oneof(
  fc.array(fragment, { minLength: 1, maxLength: 9 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...reading), fc.array(fragment, { maxLength: 4 }), fc.constantFrom(...writing))
    .map(([first, between, last]) => `${first}${between.join('')}${last}`)
);

describe.skipIf(missing.length > 0)(suiteTitle('a real InfluxDB without authentication', missing), () => {
  let folder = '';
  let store: StoreProcess | undefined;
  let upstream: Upstream | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'covary-readonly-'));
    store = await startDemoInfluxdb(folder, fromMs, toMs);
    upstream = influxdbUpstream.open(
      influxdbUpstream.settings.parse({ name: 'influx', kind: 'influxdb', url: store.url, database: 'shop' }),
      {}
    );
  });

  afterAll(async () => {
    await upstream?.close();
    await store?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it(`is not changed by any of ${cases} queries that try to`, async () => {
    const before = await state();
    expect(before).toContain('shop_service_latency_ms');
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const refused = await ask(text);
        sent += refused ? 0 : 1;
      }),
      { numRuns: cases, examples: writing.map((text) => [text]) }
    );
    expect(await state()).toBe(before);
    // Some must have reached the server: a check that refuses everything would show nothing.
    expect(sent).toBeGreaterThan(cases / 50);
  }, 600_000);

  it('would be changed by what is refused', async () => {
    const before = await state();
    for (const text of writing) {
      expect(await ask(text)).toBe(true);
    }
    await post('SELECT * INTO copy FROM "shop_service_latency_ms"');
    expect(await state()).not.toBe(before);
  });

  /** Whether the query was refused before it was sent. */
  async function ask(text: string): Promise<boolean> {
    try {
      const request = { input: { refId: 'a', query: text }, fromMs, toMs, stepMs: 60_000, maxSeries: 1000 };
      await upstream?.queryRange(request, never);
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(UpstreamError);
      return /only |INTO writes|control character|write an InfluxQL/.test(String(error));
    }
  }

  /** Everything that a statement could have changed. */
  async function state(): Promise<string> {
    const parts = ['SHOW DATABASES', 'SHOW USERS', 'SHOW CONTINUOUS QUERIES', 'SHOW RETENTION POLICIES ON shop'];
    const data = ['SHOW MEASUREMENTS', 'SHOW SERIES', 'SELECT count(*) FROM /.*/', 'SELECT sum(*) FROM /.*/'];
    return (await Promise.all([...parts, ...data].map(post))).join('\n');
  }

  async function post(text: string): Promise<string> {
    const response = await fetch(`${store?.url}/query`, {
      method: 'POST',
      body: new URLSearchParams({ db: 'shop', q: text }),
    });
    return response.text();
  }
});

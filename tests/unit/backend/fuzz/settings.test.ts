import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InstanceContext } from '../../../../src/backend/plugin/application';
import { maskedApplication } from '../../../../src/backend/plugin/masking/maskedApplication';
import { Masks } from '../../../../src/backend/plugin/masking/masks';
import { createApplication } from '../../../../src/backend/query/application';
import { upstreamKinds } from '../../../../src/backend/upstreams/registry';
import { instanceContext } from '../instanceContext';
import { faultLogger } from '../faultLogger';
import { anything, cases, like, mostMs, names } from './anything';

const never = new AbortController().signal;
const secret = 's3cr3t@:/?#%&\'"';

/** Settings of every kind that are right, at an address where nobody listens. */
const good = {
  upstreams: [
    ...upstreamKinds.map(({ kind }) => ({
      name: kind,
      kind,
      url: 'http://127.0.0.1:9',
      timeoutMs: 1000,
      maxResponseBytes: 1_000_000,
      maxConnections: 4,
      auth: 'basic',
      user: 'covary',
      headers: ['X-Api-Key'],
      tls: { skipVerify: false, serverName: 'a', withCaCert: false, withClientCert: false },
      ...(kind === 'influxdb' ? { database: 'shop', language: 'influxql' } : {}),
    })),
    { name: 'demo', kind: 'demo' },
  ],
  timeZone: 'Europe/Berlin',
};

const keys = fc.constantFrom('password', 'token', 'header.X-Api-Key', 'url', 'tlsCaCert', 'tlsClientKey', '__proto__');
const someSecrets = fc.dictionary(
  fc
    .tuple(fc.oneof(names, fc.constantFrom('prometheus', 'influxdb')), keys)
    .map(([name, key]) => `upstreams.${name}.${key}`),
  fc.constantFrom(secret, '', 'a\r\nb', '\u0000', 'ümläut', 'http://127.0.0.1:9/x', 'not a url'),
  { maxKeys: 4 }
);

let updatedMs = 0;

function contextOf(jsonData: unknown, secrets: Readonly<Record<string, string>>): InstanceContext {
  updatedMs += 1;
  const user = { login: 'viewer', name: '', email: '', role: 'Viewer' };
  return instanceContext({ jsonData, secrets: new Map(Object.entries(secrets)), updatedMs }, { user });
}

describe('any settings of a data source', () => {
  const faults: string[] = [];
  const application = maskedApplication(
    createApplication(
      undefined,
      faultLogger((message, error) => faults.push(`${message}: ${String(error)}`))
    ),
    new Masks()
  );

  it(`are told of by Save & test and by queries, in ${cases} cases`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 8, arbitrary: like(good) }, { weight: 1, arbitrary: anything }),
        someSecrets,
        fc.oneof(names, fc.constantFrom(...upstreamKinds.map(({ kind }) => kind))),
        async (jsonData, secrets, upstream) => {
          const context = contextOf(jsonData, secrets);
          const startMs = performance.now();
          const health = await application.checkHealth(context, never);
          const model = {
            inputs: [{ refId: 'a', upstream, expr: 'x', query: 'SELECT v FROM m' }],
            analysis: { kind: 'quality' },
          };
          const query = {
            refId: 'A',
            queryType: '',
            model,
            fromMs: 0,
            toMs: 600_000,
            intervalMs: 60_000,
            maxDataPoints: 9,
          };
          const request = { context, headers: new Map<string, string>(), queries: [query] };
          const outcome = (await application.queryData(request, never)).get('A');
          expect(performance.now() - startMs).toBeLessThan(2 * mostMs);
          expect(faults).toEqual([]);
          expect(health.message.length).toBeGreaterThan(10);
          expect(health.message.length).toBeLessThan(20_000);
          expect(outcome?.ok === true ? 'downstream' : outcome?.error.source).toBe('downstream');
          expect(JSON.stringify([health, outcome])).not.toContain('s3cr3t');
        }
      ),
      { numRuns: cases }
    );
  }, 3_600_000);
});

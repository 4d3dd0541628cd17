import { describe, expect, it } from 'vitest';
import { failure, success } from '../../../../../src/core/result';
import {
  type Application,
  type InstanceContext,
  type QueryOutcome,
} from '../../../../../src/backend/plugin/application';
import { maskedApplication } from '../../../../../src/backend/plugin/masking/maskedApplication';
import { Masks } from '../../../../../src/backend/plugin/masking/masks';
import { instanceContext } from '../../instanceContext';

const never = new AbortController().signal;
const text = 'store at http://metrics.internal:9090 said: Basic Y292YXJ5Omh1c2gtaHVzaA== (hush-hush)';

const application: Application = {
  queryData: () =>
    Promise.resolve(
      new Map<string, QueryOutcome>([
        ['A', failure({ message: text, status: 502, source: 'downstream' as const })],
        [
          'B',
          success([
            { fields: [], meta: { notices: [{ severity: 'warning' as const, text }], executedQueryString: text } },
          ]),
        ],
      ])
    ),
  checkHealth: () => Promise.resolve({ status: 'error', message: text, details: { upstreams: [{ name: 'a', text }] } }),
  callResource: ({ path }) => Promise.resolve({ status: path === 'good' ? 200 : 502, body: Buffer.from(text) }),
  subscribeStream: () => Promise.resolve('ok'),
  runStream: (_request, send) => send({ fields: [], meta: { notices: [{ severity: 'error', text }] } }),
};

function context(role: string): InstanceContext {
  return instanceContext(
    {
      jsonData: {
        upstreams: [{ name: 'store', kind: 'prometheus', url: 'http://metrics.internal:9090', user: 'covary' }],
      },
      secrets: new Map([['upstreams.store.password', 'hush-hush']]),
    },
    { user: { login: 'x', name: 'x', email: 'x', role } }
  );
}

async function everything(role: string): Promise<string> {
  const masks = new Masks();
  const masked = maskedApplication(application, masks);
  const request = { context: context(role), headers: new Map<string, string>(), queries: [] };
  const resource = {
    context: context(role),
    method: 'GET',
    url: '',
    headers: new Map<string, readonly string[]>(),
    body: Buffer.alloc(0),
  };
  const sent: unknown[] = [];
  const streamRequest = { context: context(role), path: 'anomaly/x', payload: {}, headers: new Map<string, string>() };
  await masked.runStream(streamRequest, (frame) => Promise.resolve(void sent.push(frame)), never);
  return JSON.stringify([
    [...(await masked.queryData(request, never))],
    await masked.checkHealth(context(role), never),
    Buffer.from((await masked.callResource({ ...resource, path: 'bad' }, never)).body).toString(),
    sent,
    masks.applyAll(text),
  ]);
}

describe('a masked application', () => {
  it('takes secrets out of what is said in an answer of data, and leaves the data as they are', async () => {
    const body = { labels: ['hush-hush'], warnings: [text], executed: text };
    const saying: Application = {
      ...application,
      callResource: () => Promise.resolve({ status: 200, body: Buffer.from(JSON.stringify(body)) }),
    };
    const request = {
      context: context('Admin'),
      path: '',
      method: 'GET',
      url: '',
      headers: new Map(),
      body: Buffer.alloc(0),
    };
    const answer = await maskedApplication(saying, new Masks()).callResource(request, never);
    const masked = text.replace('Basic Y292YXJ5Omh1c2gtaHVzaA==', 'Basic [masked]').replace('hush-hush', '[masked]');
    expect(JSON.parse(Buffer.from(answer.body).toString())).toEqual({
      labels: ['hush-hush'],
      warnings: [masked],
      executed: masked,
    });
  });

  it('lets no secret out of errors, notices, executed queries, health, resources, streams and logs', async () => {
    const all = await everything('Admin');
    expect(all).not.toMatch(/hush-hush|Y292YXJ5/);
    expect(all.match(/\(\[masked\]\)/g)).toHaveLength(8);
    expect(all).toContain('http://metrics.internal:9090');
  });

  it('tells the addresses of stores to administrators only', async () => {
    const { length } = (await everything('Viewer')).match(/metrics\.internal/g) ?? [];
    // The log, which is the administrator's.
    expect(length).toBe(1);
  });
});

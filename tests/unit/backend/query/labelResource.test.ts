import { describe, expect, it } from 'vitest';
import { labelResource } from '../../../../src/backend/query/resources/labelResource';
import { upstreamsOf } from './upstreamsOf';

const never = new AbortController().signal;
const demo = { name: 'demo', kind: 'demo' };
/** Nothing listens there. */
const gone = { name: 'gone', kind: 'prometheus', url: 'http://127.0.0.1:9', timeoutMs: 2000 };
/** It lists no labels. */
const jaeger = { name: 'traces', kind: 'jaeger', url: 'http://127.0.0.1:9' };

async function ask(url: string, ...upstreams: readonly unknown[]) {
  const { status, body } = await labelResource(url, upstreamsOf(...upstreams), never);
  const answer: { labels?: string[]; warnings?: string[]; message?: string } = JSON.parse(Buffer.from(body).toString());
  return { status, ...answer };
}

describe('the resource of labels', () => {
  it('lists names, and the values of one, in order and once each', async () => {
    const names = await ask('labels?from=0&to=1000', demo);
    expect(names.status).toBe(200);
    expect(names.labels).toEqual([...new Set(names.labels)].sort());
    expect(names.labels).toEqual(expect.arrayContaining(['__name__', 'node', 'service']));
    const { labels } = await ask('labels?from=0&to=1000&label=service', demo);
    expect(labels?.slice(0, 3)).toEqual(['cache', 'database', 'product-service']);
    expect((await ask('labels?from=0&to=1000&label=unknown', demo)).labels).toEqual([]);
  });

  it('leaves out stores that fail, have no labels to filter by, or are not set up right', async () => {
    const { status, labels, warnings } = await ask(
      'labels?from=0&to=1000',
      gone,
      jaeger,
      { name: 'x', kind: 'unknown' },
      demo
    );
    expect([status, labels?.includes('service')]).toEqual([200, true]);
    expect(warnings).toEqual([expect.stringContaining('gone: cannot reach')]);
    expect(await ask('labels?from=0&to=1000', jaeger)).toEqual({ status: 200, labels: [], warnings: [] });
  });

  it('lists those of one store, and of the series that a selector takes', async () => {
    const { labels } = await ask(
      'labels?from=0&to=1000&label=service&upstream=demo&match=shop_cpu_percent',
      gone,
      demo
    );
    expect(labels).toContain('database');
    const one = 'labels?from=0&to=1000&label=node&match=shop_cpu_percent%7Bservice%3D%22cache%22%7D';
    expect((await ask(one, demo)).labels).toEqual(['cache-node-01']);
    expect(await ask('labels?from=0&to=1000&upstream=x', demo)).toMatchObject({
      status: 404,
      message: 'there is no upstream "x": demo',
    });
    expect(await ask('labels?from=0&to=1000&match=sum(up)', demo)).toMatchObject({
      status: 502,
      message: expect.stringContaining('series selectors only'),
    });
  });

  it('says why where none can say', async () => {
    expect(await ask('labels?from=0&to=1000', gone)).toMatchObject({
      status: 502,
      message: expect.stringContaining('gone: cannot reach'),
    });
  });

  it.each(['labels', 'labels?from=0', 'labels?from=x&to=1', 'labels?from=0&to=1&label='])('refuses %s', async (url) => {
    expect(await ask(url, demo)).toMatchObject({ status: 400, message: expect.stringContaining('from and to') });
  });
});

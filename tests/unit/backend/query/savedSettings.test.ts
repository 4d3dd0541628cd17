import { describe, expect, it } from 'vitest';
import { type InstanceContext } from '../../../../src/backend/plugin/application';
import { createApplication } from '../../../../src/backend/query/application';
import { defaultBudgets } from '../../../../src/backend/budget/budgets';
import { faultLogger } from '../faultLogger';
import { instanceContext } from '../instanceContext';

const never = new AbortController().signal;
const url = 'http://127.0.0.1:9';

function contextOf(upstreams: readonly unknown[], secrets: Readonly<Record<string, string>> = {}): InstanceContext {
  return instanceContext({ jsonData: { upstreams }, secrets: new Map(Object.entries(secrets)) });
}

function application(budgets = defaultBudgets) {
  return createApplication(
    undefined,
    faultLogger((message, error) => expect([message, error]).toBeUndefined()),
    budgets
  );
}

async function resource(app: ReturnType<typeof application>, context: InstanceContext, path: string, body = '') {
  const method = body === '' ? 'GET' : 'POST';
  const request = {
    context,
    path: path.replace(/\?.*/, ''),
    method,
    url: path,
    headers: new Map(),
    body: Buffer.from(body),
  };
  const answer = await app.callResource(request, never);
  return { status: answer.status, text: Buffer.from(answer.body).toString() };
}

describe('Save & test', () => {
  it.each([
    [{ auth: 'basic', user: 'a' }, 'the password is missing: enter it and save'],
    [{ auth: 'bearer' }, 'the token is missing: enter it and save'],
    [{ headers: ['X-Api-Key'] }, 'the value of the header X-Api-Key is missing: enter it and save'],
    [{ tls: { withCaCert: true } }, 'the certificate of the authority is missing: enter it and save'],
    [
      { tls: { withClientCert: true } },
      'the client certificate and the key of the client certificate are missing: enter it and save',
    ],
  ])('says which secrets are missing: %j', async (settings, text) => {
    const app = application();
    const context = contextOf([
      { name: 'demo', kind: 'demo' },
      { name: 'store', kind: 'prometheus', url, ...settings },
    ]);
    const report = await app.checkHealth(context, never);
    expect(report.status).toBe('error');
    expect(report.message).toBe(`1 of 2 upstreams cannot be queried. store: ${text}`);
    // The editor's test of one store says the same.
    expect(await resource(app, context, 'check?upstream=store')).toEqual({
      status: 400,
      text: JSON.stringify({ message: text }),
    });
  });

  it('misses nothing that is there', async () => {
    const context = contextOf([{ name: 'store', kind: 'prometheus', url, auth: 'bearer' }], {
      'upstreams.store.token': 'token',
    });
    expect((await application().checkHealth(context, never)).message).toContain('cannot reach');
  });

  it.each([
    [{ nope: 1 }, 'unknown setting "nope"'],
    [{ tls: { nope: 1 } }, 'unknown setting "tls.nope"'],
    [{ timeoutMs: '30000' }, 'setting "timeoutMs"'],
  ])('names the setting that is wrong: %j', async (settings, text) => {
    const context = contextOf([{ name: 'store', kind: 'prometheus', url, ...settings }]);
    expect((await application().checkHealth(context, never)).message).toContain(text);
  });

  it('says when there are more upstreams than any page could show', async () => {
    const many = Array.from({ length: 201 }, (_, i) => ({ name: `store ${i}`, kind: 'demo' }));
    expect((await application().checkHealth(contextOf(many), never)).message).toContain('no list of at most 200');
  });
});

describe('what the editors ask', () => {
  it('waits at the turnstile with the queries, and is refused where too many wait', async () => {
    const app = application({ ...defaultBudgets, runningQueriesPerUser: 1, waitingQueriesPerUser: 0 });
    const slow = contextOf([{ name: 'store', kind: 'prometheus', url: 'http://10.255.255.1:9', timeoutMs: 300 }]);
    for (const path of ['check?upstream=store', 'labels?from=0&to=1000']) {
      const [first, second] = await Promise.all([resource(app, slow, path), resource(app, slow, path)]);
      expect(first.status).toBe(502);
      expect(second.status).toBe(429);
      expect(second.text).toContain('1 queries of yours run already');
    }
    const [, health] = await Promise.all([app.checkHealth(slow, never), app.checkHealth(slow, never)]);
    expect(health.message).toContain('1 queries of yours run already');
  });

  it('is read up to a mebibyte', async () => {
    const { status, text } = await resource(application(), contextOf([]), 'preview', ' '.repeat(1024 * 1024 + 1));
    expect(status).toBe(413);
    expect(text).toContain('1048577 bytes');
  });
});

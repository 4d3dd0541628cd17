import { upstreamKindsAnswer } from '../../../src/protocol/upstreamKinds';
import { afterEach, describe, expect, it } from 'vitest';
import { upstreamKinds } from '../../../src/backend/upstreams/registry';
import {
  type OtherStores,
  type RangeRequest,
  type Upstream,
  UpstreamError,
} from '../../../src/backend/upstreams/upstream';
import { failure, success } from '../../../src/core/result';
import { type QueryInput } from '../../../src/protocol/query';
import { upstreamDoubles } from './doubles';
import { type Answer, startFakeServer, type FakeServer, type ReceivedRequest } from './fakeServer';

const never = new AbortController().signal;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe.each(upstreamKinds)('upstream kind $kind', (kind) => {
  const double = upstreamDoubles[kind.kind];

  const others: OtherStores = (name) => {
    const store = double?.alone?.stores[name];
    return store === undefined ? failure(`there is no store ${name}`) : success(store());
  };

  function request(input: QueryInput): RangeRequest {
    return { input, fromMs: 1_000_000, toMs: 1_120_000, stepMs: 60_000, maxSeries: 100 };
  }

  /** Asks the store for what its kind has: series or a trace. */
  function ask(upstream: Upstream, signal: AbortSignal): Promise<unknown> {
    if (double?.input !== undefined) {
      return upstream.queryRange(request(double.input), signal);
    }
    return upstream.fetchTrace?.(double?.traceId ?? '', signal) ?? Promise.reject(new Error('it has no traces'));
  }

  it('has a double in this suite, a title and a schema of its settings', () => {
    expect(double).toBeDefined();
    expect(kind.title).not.toBe('');
    expect(kind.declare().settings).toMatchObject({ type: 'object', properties: { name: {}, kind: {} } });
  });

  it('declares how it is asked, so that the browser needs not know it', () => {
    const sent: unknown = JSON.parse(JSON.stringify({ kinds: [kind.declare()] }));
    const [declared] = upstreamKindsAnswer.parse(sent).kinds;
    const inputs = [declared?.input, ...Object.values(declared?.variants?.inputs ?? {})];
    for (const input of inputs) {
      expect(input?.label).toMatch(/\w/);
      expect(input?.placeholder).toMatch(/\w/);
    }
    if (double?.input !== undefined) {
      expect(inputs.map((input) => input?.field)).toContain(double.input.expr === undefined ? 'query' : 'expr');
    }
    if (declared?.variants !== undefined) {
      expect(declared.settings).toHaveProperty(['properties', declared.variants.setting]);
    }
  });

  it('refuses settings that it does not know', () => {
    expect(() => kind.open({ name: 'x', kind: kind.kind, colour: 'red' }, {})).toThrow(/colour/);
  });

  if (double?.input === undefined) {
    it('refuses to answer with series, and says why', async () => {
      const failure = (await open()).queryRange(request({ refId: 'cpu', query: 'x' }), never);
      await expect(failure).rejects.toThrow(/has traces and no series: choose the trace analysis/);
      await expect(failure).rejects.toBeInstanceOf(UpstreamError);
    });

    it('reads a trace: services, parents, times and failures', async () => {
      const trace = await (await open()).fetchTrace?.(double?.traceId ?? '', never);
      expect(trace).toMatchObject({ traceId: double?.traceId, durationMs: 100 });
      const [root, child] = trace?.spans ?? [];
      expect(root).toMatchObject({ service: 'shop', name: 'checkout', startMs: 0, durationMs: 100, isError: false });
      expect(root?.parentSpanId).toBeUndefined();
      expect(child).toMatchObject({ service: 'database', name: 'select', startMs: 10, durationMs: 80, isError: true });
      expect(child?.parentSpanId).toBe(root?.spanId);
      expect(root?.spanId).toMatch(/^[0-9a-f]+$/);
    });

    it('says that it has no such trace', async () => {
      const upstream = await open(() => ({ status: 404, body: 'trace not found' }));
      await expect(upstream.fetchTrace?.('1', never)).rejects.toMatchObject({
        status: 404,
        message: expect.stringContaining('trace not found'),
      });
    });
  } else {
    const { input, server: answers } = double;

    it('refuses an input without text, and names the input', async () => {
      const upstream = await open();
      await expect(upstream.queryRange(request({ refId: 'cpu' }), never)).rejects.toThrow(/input cpu: write/);
    });

    it('answers with named, labelled series in order of time', async () => {
      const { series, executed } = await (await open()).queryRange(request(input), never);
      expect(series.length).toBeGreaterThan(1);
      expect(executed).not.toBe('');
      for (const { name, labels, times, values } of series) {
        expect(name).toBe(labels['service']);
        expect(times.length).toBe(values.length);
        expect(times.length).toBe(3);
        expect(times).toEqual(times.slice().sort());
        expect(times.every((time) => time >= 1_000_000 && time <= 1_120_000)).toBe(true);
      }
    });

    if (answers !== undefined) {
      it('reads every value exactly, a missing one as NaN, and passes warnings on', async () => {
        const { series, warnings } = await (await open(answers.good)).queryRange(request(input), never);
        expect(series.map(({ values }) => [...values])).toEqual([
          [1, 2.5, 1e-320],
          [7, NaN, 9],
        ]);
        expect(warnings).toEqual(['a store is down']);
      });
    }

    it('lists the labels of its series, and the values of one, if its double says so', async () => {
      const upstream = await open(answers?.good);
      expect(upstream.listLabels !== undefined).toBe(double.listsLabels !== undefined);
      if (upstream.listLabels !== undefined) {
        const range = { fromMs: 1_000_000, toMs: 1_120_000 };
        const names = await upstream.listLabels(range, never);
        expect(names.labels).toEqual(expect.arrayContaining([...(double.listsLabels ?? [])]));
        const values = (await upstream.listLabels({ ...range, label: 'service' }, never)).labels;
        expect(values.length).toBeGreaterThan(1);
        expect(new Set(values).size).toBe(values.length);
        expect(values).not.toContain('service');
      }
    });

    it('has traces only if its double names one', async () => {
      expect((await open()).fetchTrace !== undefined).toBe(double.traceId !== undefined);
    });
  }

  it('says what it is when it is well', async () => {
    expect(await (await open()).health(never)).toMatch(/\w/);
  });

  if (double?.server !== undefined) {
    const { good, bad, badText } = double.server;

    it("passes the store's error on in its words, with its status", async () => {
      const upstream = await open(() => bad);
      const failure = await ask(upstream, never).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UpstreamError);
      expect(failure).toMatchObject({ message: `store: ${badText}`, status: 400 });
      await expect(upstream.health(never)).rejects.toThrow(badText);
    });

    it('calls an answer that is not its own by its name', async () => {
      const upstream = await open(() => ({ status: 502, body: '<html>Bad gateway</html>' }));
      await expect(ask(upstream, never)).rejects.toThrow(/HTTP 502.*Bad gateway/);
    });

    it('gives up at its deadline', async () => {
      const upstream = await open(() => undefined, { timeoutMs: 150 });
      await expect(ask(upstream, never)).rejects.toMatchObject({
        message: 'store: no answer within 0.15 s',
        status: 504,
      });
    });

    it('stops when it is cancelled', async () => {
      const upstream = await open(() => undefined);
      const controller = new AbortController();
      const pending = ask(upstream, controller.signal);
      setTimeout(() => controller.abort(), 50);
      await expect(pending).rejects.toMatchObject({ status: 499 });
    });

    it('reads no more than its size cap', async () => {
      const upstream = await open(() => ({ body: ' '.repeat(5000) }), { maxResponseBytes: 1024 });
      await expect(ask(upstream, never)).rejects.toMatchObject({
        message: expect.stringContaining('store: the answer is larger than 1 kB'),
        status: 413,
      });
    });

    it('names the address that it cannot reach', async () => {
      const upstream = kind.open(
        { name: 'store', kind: kind.kind, url: 'http://127.0.0.1:1', ...double.server?.settings },
        {}
      );
      const failure = await upstream.health(never).catch((error: unknown) => error);
      expect(failure).toMatchObject({ status: 502, message: expect.stringContaining('127.0.0.1:1') });
    });

    const refusedUrls = [
      ['a password', 'http://user:hush@127.0.0.1:1', /must not hold a user or a password/],
      ['a query', 'http://127.0.0.1:1/?dedup=false', /must not hold a query/],
      ['a fragment', 'http://127.0.0.1:1/#/graph', /must not hold a fragment/],
    ] as const;
    // Prometheus' kin sends a query along with every request.
    it.each(refusedUrls.filter(([what]) => what !== 'a query' || kind.kind !== 'prometheus'))(
      'refuses a URL with %s, and says why',
      (_, url, reason) => {
        const wrong = { name: 'store', kind: kind.kind, url, ...double.server?.settings };
        expect(() => kind.open(wrong, {})).toThrow(reason);
      }
    );

    it.each([401, 403])('calls credentials that are refused (%d) by their name', async (status) => {
      const upstream = await open(() => ({ status, body: 'Unauthorized' }), { auth: 'basic', user: 'covary' });
      const refused = /^store: the store does not .* \(HTTP 40[13], "Unauthorized"\): basic authentication is set/;
      await expect(ask(upstream, never)).rejects.toMatchObject({ status, message: expect.stringMatching(refused) });
      await expect(upstream.health(never)).rejects.toThrow(refused);
    });

    it('asks once more where the connection is dropped before an answer, and no more', async () => {
      let drops = 1;
      const upstream = await open((request) => (drops-- > 0 ? 'drop' : good(request)));
      await ask(upstream, never);
      expect(server?.requests.length).toBeGreaterThan(1);
      drops = Infinity;
      await expect(ask(upstream, never)).rejects.toMatchObject({ status: 502 });
    });

    it('sends the credentials and headers of its secrets, and never shows them', async () => {
      const secrets = { password: 'p455', token: 't0k3n', 'header.X-Scope-OrgID': 'tenant' };
      const basic = await open(() => bad, { auth: 'basic', user: 'covary', headers: ['X-Scope-OrgID'] }, secrets);
      const failure = await ask(basic, never).catch((error: unknown) => error);
      expect(received().headers['authorization']).toBe(`Basic ${Buffer.from('covary:p455').toString('base64')}`);
      expect(received().headers['x-scope-orgid']).toBe('tenant');
      expect(JSON.stringify(failure) + String(failure)).not.toMatch(/p455|t0k3n|tenant/);
      await server?.close();
      const bearer = await open(good, { auth: 'bearer' }, secrets);
      await ask(bearer, never);
      expect(received().headers['authorization']).toBe('Bearer t0k3n');
    });

    it('takes no login page, and nothing else that is not the store, for a store that is healthy', async () => {
      for (const body of ['<!doctype html><title>Sign in</title>', '{}', '{"status":"up"}', '[]', 'ok']) {
        const upstream = await open(() => ({ body }));
        await expect(upstream.health(never)).rejects.toThrow(/store: /);
        await upstream.close();
        await server?.close();
      }
      server = undefined;
    });

    it('follows no redirect, which would carry its credentials elsewhere', async () => {
      const upstream = await open(() => ({ status: 302, body: 'moved', headers: { location: 'http://127.0.0.1:1/' } }));
      await expect(ask(upstream, never)).rejects.toThrow(/302/);
      expect(server?.requests.length).toBe(1);
    });
  }

  async function open(
    answer: ((request: ReceivedRequest) => Answer) | undefined = double?.server?.good,
    settings: Readonly<Record<string, unknown>> = {},
    secrets: Readonly<Record<string, string>> = {}
  ) {
    const head = { name: 'store', kind: kind.kind };
    if (double?.server === undefined || answer === undefined) {
      return kind.open({ ...head, ...double?.alone?.settings, ...settings }, secrets, others);
    }
    server = await startFakeServer(answer);
    return kind.open({ ...head, url: server.url, ...double.server.settings, ...settings }, secrets, others);
  }

  function received(): ReceivedRequest {
    const last = server?.requests.at(-1);
    if (last === undefined) {
      throw new Error('nothing was received');
    }
    return last;
  }
});

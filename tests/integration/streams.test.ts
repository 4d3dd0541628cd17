import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followPlugin } from './backend/followPlugin';
import { startMinuteStore } from './backend/minuteStore';
import { buildBackend, type PluginHost, startPlugin } from './backend/pluginHost';
import { freePort } from './stores/freePort';

const secondMs = 1000;

describe('a live stream', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-streams-'));
  let host: PluginHost;

  beforeAll(async () => {
    host = await startPlugin(buildBackend(path.join(folder, 'gpx_covary')));
  });
  afterAll(async () => {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const query = (expr: string) => ({
    inputs: [{ refId: 'a', expr }],
    analysis: { kind: 'anomaly', detector: 'rollingZScore' },
    stepMs: secondMs,
    profileDays: 0,
  });

  it('says that its store is down at the start, is there, has stopped answering, and is there again', async () => {
    const port = await freePort();
    const stream = followPlugin(host, {
      upstream: { kind: 'prometheus', url: `http://127.0.0.1:${port}`, timeoutMs: 1000 },
      query: query('up'),
      fromMs: Date.now() - 60 * secondMs,
    });
    const down = await stream.next();
    expect(down).toMatchObject({ rows: 0 });
    expect(down.said).toMatch(/^no new values since \S+: .*store: cannot reach .*the connection was refused/);

    const store = await oneSeries(port);
    const back = await stream.next();
    expect(back.said).toMatch(/the store answers again, after \d+ s without new values/);
    expect(back.rows).toBeGreaterThan(50);
    const following = await stream.next();
    expect(following.said).not.toMatch(/answers again|no new values/);
    expect(following.rows).toBeGreaterThan(0);

    store.freeze();
    const frozen = await nextThat(stream.next, ({ said }) => said !== '');
    expect(frozen.rows).toBe(0);
    expect(frozen.columns).toEqual(back.columns);
    expect(frozen.said).toMatch(/^no new values since \S+: .*store: no answer within 1 s/);

    store.thaw();
    const again = await stream.next();
    expect(again.said).toMatch(/the store answers again, after \d+ s without new values/);
    // What was missed meanwhile is there, too.
    expect(again.rows).toBeGreaterThan(1);
    stream.leave();
    store.close();
  });

  it('asks the store once for all who follow the same', async () => {
    const store = await startMinuteStore();
    const question = {
      upstream: { kind: 'prometheus', url: store.url },
      query: { ...query('load(3)'), stepMs: 60 * secondMs },
      fromMs: Date.now() - 3_600_000,
    };
    const alone = followPlugin(host, question);
    const first = await alone.next();
    const calls = store.calls();
    expect(calls).toBeGreaterThan(0);
    const others = Array.from({ length: 10 }, (_, i) => followPlugin(host, { ...question, user: `viewer ${i}` }));
    const frames = await Promise.all(others.map((stream) => stream.next()));
    expect(frames.every(({ rows }) => rows >= first.rows)).toBe(true);
    // The newest samples are read once more, by one of them for all.
    expect(store.calls() - calls).toBeLessThanOrEqual(calls);
    [alone, ...others].forEach((stream) => stream.leave());
    store.close();
  });

  it('asks nothing any more once its viewer has left', async () => {
    const port = await freePort();
    const store = await oneSeries(port);
    const stream = followPlugin(host, {
      upstream: { kind: 'prometheus', url: `http://127.0.0.1:${port}` },
      query: query('up'),
      fromMs: Date.now() - 10 * secondMs,
    });
    await stream.next();
    await stream.next();
    stream.leave();
    await setTimeout(500);
    const calls = store.calls();
    await setTimeout(3 * secondMs);
    expect(store.calls()).toBe(calls);
    store.close();
  });

  it('of one user is refused beyond the number that may run, with what to change', async () => {
    const { url, close } = await startMinuteStore();
    const question = {
      upstream: { kind: 'prometheus', url },
      query: { ...query('load(1)'), stepMs: 60 * secondMs },
      fromMs: Date.now() - 600_000,
      user: 'one',
    };
    const running = Array.from({ length: 30 }, () => followPlugin(host, question));
    await Promise.all(running.map((stream) => stream.next()));
    const surplus = followPlugin(host, question);
    const refused = await surplus.next();
    expect(refused.said).toMatch(/30 live streams of yours run already, and at most 30 may \(max_streams_per_user\)/);
    const other = followPlugin(host, { ...question, user: 'another' });
    expect((await other.next()).said).not.toMatch(/max_streams/);
    [...running, surplus, other].forEach((stream) => stream.leave());
    close();
  });
});

/** The first of the next frames of which something holds. */
async function nextThat<Frame>(next: () => Promise<Frame>, holds: (frame: Frame) => boolean): Promise<Frame> {
  for (;;) {
    const frame = await next();
    if (holds(frame)) {
      return frame;
    }
  }
}

/** A Prometheus at a port, with one series, that can be frozen: then it takes requests and answers none. */
async function oneSeries(port: number) {
  let isFrozen = false;
  let calls = 0;
  const server: Server = createServer((request, response) => {
    calls += 1;
    if (isFrozen) {
      return;
    }
    const { searchParams } = new URL(request.url ?? '/', 'http://store');
    const [start = 0, end = 0, step = 1] = ['start', 'end', 'step'].map((name) => Number(searchParams.get(name)));
    const values = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => [
      start + i * step,
      String(100 + (((start + i * step) * 31) % 23)),
    ]);
    const result = [{ metric: { __name__: 'up' }, values }];
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    calls: () => calls,
    freeze: () => {
      isFrozen = true;
    },
    thaw: () => {
      isFrozen = false;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

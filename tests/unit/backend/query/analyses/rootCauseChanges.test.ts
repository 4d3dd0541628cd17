import { describe, expect, it } from 'vitest';
import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { type Upstream } from '../../../../../src/backend/upstreams/upstream';
import { seededRandom } from '../../../../../src/core/random';
import { success } from '../../../../../src/core/result';
import { type Labels, type LabelledSeries } from '../../../../../src/core/series/labelledSeries';
import { gridTimes } from '../../../../../src/core/series/timeGrid';
import { type WireFrame } from '../../../../../src/frames/schema/wireFrame';
import { column, rowsOf } from './readFrame';

const minuteMs = 60_000;
const startMs = 1_795_824_000_000;
/** When the shop's requests become slow. */
const onsetMs = startMs + 300 * minuteMs;

/** A series that is `usual` before the onset, and `usual` times `factor` after it, with some noise. */
function noisy(service: string, metric: string, usual: number, factor: number) {
  return (times: Float64Array): LabelledSeries => {
    const random = seededRandom([...service].reduce((hash, c) => hash * 31 + c.charCodeAt(0), 7));
    const values = times.map((time) => usual * (time >= onsetMs ? factor : 1) * (1 + 0.05 * (random() - 0.5)));
    return { name: `${service} ${metric}`, labels: { service }, times, values };
  };
}

/** A series that has the values of `at`; NaN for no sample. */
function exact(name: string, labels: Labels, at: (time: number) => number) {
  return (times: Float64Array): LabelledSeries => {
    const present = times.filter((time) => !Number.isNaN(at(time)));
    return { name, labels, times: present, values: present.map(at) };
  };
}

const deployedMs = onsetMs - 2 * minuteMs;
/** The cart is measured by its callers alone; its third version comes two minutes before they become slow. */
const store: Readonly<Record<string, ReadonlyArray<(times: Float64Array) => LabelledSeries>>> = {
  latency: [
    noisy('shop', 'latency', 200, 3),
    noisy('checkout', 'latency', 100, 4),
    noisy('search', 'latency', 50, 1),
    noisy('cart', 'latency', 20, 4),
  ],
  callers: [noisy('shop', 'latency', 200, 3), noisy('checkout', 'latency', 100, 4), noisy('search', 'latency', 50, 1)],
  cart_build_info: [
    exact('info', { service: 'cart', version: '2.0.0' }, (time) => (time < deployedMs ? 1 : NaN)),
    exact('info', { service: 'cart', version: '3.0.0' }, (time) => (time < deployedMs ? NaN : 1)),
    exact('info', { service: 'search', version: '1.0.0' }, (time) => (time < deployedMs - 50 * minuteMs ? 1 : NaN)),
    exact('info', { service: 'search', version: '1.1.0' }, (time) => (time < deployedMs - 50 * minuteMs ? NaN : 1)),
  ],
  'kube_node_status_condition{status="true"}': [
    exact('n7 DiskPressure', { node: 'n7', condition: 'DiskPressure', status: 'true' }, (time) =>
      time < onsetMs - minuteMs ? 0 : 1
    ),
  ],
  'on nodes': [
    exact('cart cpu', { service: 'cart', node: 'n7' }, () => 1),
    exact('search cpu', { service: 'search', node: 'n8' }, () => 1),
  ],
};

const memory: Upstream = {
  queryRange: ({ input, ...grid }) =>
    Promise.resolve({
      series: (store[input.expr ?? ''] ?? [])
        .map((series) => series(gridTimes(grid)))
        .filter(({ times }) => times.length > 0),
      warnings: [],
      executed: input.expr ?? '',
    }),
  health: () => Promise.resolve('memory'),
  close: () => Promise.resolve(),
};

const edges = [
  { from: 'shop', to: 'checkout' },
  { from: 'shop', to: 'search' },
  { from: 'checkout', to: 'cart' },
];

async function ask(exprs: readonly string[], analysis: object, isFromAlert = false): Promise<readonly WireFrame[]> {
  const window = { fromMs: onsetMs, toMs: onsetMs + 30 * minuteMs };
  return runQuery(
    {
      refId: 'A',
      queryType: '',
      model: {
        inputs: exprs.map((expr, i) => ({ refId: `i${i}`, expr })),
        analysis: { kind: 'rootCause', window, dependencies: { edges }, ...analysis },
        stepMs: minuteMs,
      },
      ...window,
      intervalMs: minuteMs,
      maxDataPoints: 1000,
    },
    new Map([['memory', success(memory)]]),
    isFromAlert,
    new AbortController().signal
  );
}

describe('a root cause query over an incident that a deployment set off', () => {
  it('names the deployment first, and the service that it changed', async () => {
    const [services, , changes] = await ask(['latency', 'cart_build_info'], { format: 'report' });
    expect(rowsOf(services)[0]).toMatchObject({
      service: 'cart',
      change: 'cart was deployed (2.0.0 to 3.0.0), 2 min before the onset',
    });
    expect(rowsOf(services)[0]?.['finding']).toMatch(
      /^cart latency rose .*; was deployed \(2\.0\.0 to 3\.0\.0\), 2 min before the onset; explains /
    );
    const [first, second] = rowsOf(changes);
    expect(first).toMatchObject({
      kind: 'deployment',
      service: 'cart',
      lead: 120,
      earlier: 0,
      touches: 'cart',
      time: deployedMs,
    });
    expect(first?.['confidence']).toBeGreaterThan(0.7);
    expect(second).toMatchObject({ service: 'search', lead: 52 * 60 });
    expect(second?.['confidence']).toBeLessThan(0.05);
  });

  it('does not rank what tells of changes as metrics', async () => {
    const [metrics] = await ask(['latency', 'cart_build_info'], { format: 'metrics' });
    expect(column(metrics, 'metric')).toHaveLength(4);
  });

  it('suspects a service that nothing is measured of where it was changed and its callers suffer', async () => {
    const [frame] = await ask(['callers', 'cart_build_info'], {});
    const cart = rowsOf(frame).find(({ service }) => service === 'cart');
    expect(cart?.['finding']).toBe(
      'nothing is measured of cart; was deployed (2.0.0 to 3.0.0), 2 min before the onset; would explain shop, checkout'
    );
    expect(cart?.['against']).toBe('nothing is measured of it');
    const [without] = await ask(['callers'], {});
    expect(column(without, 'service')).not.toContain('cart');
  });

  it('takes events whose text or tags name a service, and those that name none', async () => {
    const events = [
      { timeMs: deployedMs, name: 'release 3', tags: ['cart'] },
      { timeMs: deployedMs, name: 'window cleaning' },
    ];
    const [frame] = await ask(['latency'], { format: 'changes', events });
    const [first, second] = rowsOf(frame);
    expect(first).toMatchObject({
      kind: 'deployment',
      service: 'cart',
      change: 'cart release 3, 2 min before the onset',
    });
    expect(second).toMatchObject({ kind: 'event', service: '', touches: '' });
    expect(Number(first?.['confidence'])).toBeGreaterThan(1.9 * Number(second?.['confidence']));
  });

  it('holds the change of a node against the services that run on it', async () => {
    const exprs = ['latency', 'on nodes', 'kube_node_status_condition{status="true"}'];
    const [frame] = await ask(exprs, { format: 'changes' });
    expect(rowsOf(frame)[0]).toMatchObject({
      kind: 'node',
      service: 'n7',
      touches: 'cart',
      change: 'n7 has DiskPressure, 60 s before the onset',
    });
  });

  it('says nothing of changes where nothing stands out', async () => {
    const calm = { fromMs: startMs + 200 * minuteMs, toMs: startMs + 230 * minuteMs };
    const events = [{ timeMs: calm.fromMs, name: 'cart released' }];
    const [frame] = await ask(['latency'], { format: 'changes', events, window: calm });
    expect(rowsOf(frame)[0]).toMatchObject({ service: 'cart', confidence: 0 });
  });

  it('gives an alert rule the services that were changed and nothing is measured of', async () => {
    const [frame] = await ask(['callers', 'cart_build_info'], {}, true);
    expect(column(frame, 'service')).toContain('cart');
  });
});

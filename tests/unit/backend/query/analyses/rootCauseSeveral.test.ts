import { describe, expect, it } from 'vitest';
import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { type Upstream } from '../../../../../src/backend/upstreams/upstream';
import { seededRandom } from '../../../../../src/core/random';
import { success } from '../../../../../src/core/result';
import { type Labels } from '../../../../../src/core/series/labelledSeries';
import { gridTimes } from '../../../../../src/core/series/timeGrid';
import { type WireFrame } from '../../../../../src/frames/schema/wireFrame';
import { rowsOf } from './readFrame';

const minuteMs = 60_000;
const onsetMs = 1_795_824_000_000 + 300 * minuteMs;
const window = { fromMs: onsetMs, toMs: onsetMs + 30 * minuteMs };

/** A series of 100 with noise of 5 %, times `factor` from so many minutes after the onset on. */
interface Measured {
  readonly labels: Labels;
  readonly factor?: number;
  readonly delay?: number;
}

/** Whom a shop's calls go to: two branches that share their entry only. */
const edges = [
  ['gateway', 'cart'],
  ['gateway', 'search'],
  ['cart', 'redis'],
  ['search', 'elastic'],
  ['users', 'redis'],
].map(([from, to]) => ({ from, to }));

function storeOf(inputs: Readonly<Record<string, readonly Measured[]>>): Upstream {
  return {
    queryRange: ({ input: { expr = '' }, ...grid }) => {
      const times = gridTimes(grid);
      const series = (inputs[expr] ?? []).map(({ labels, factor = 1, delay = 0 }) => {
        const seed = [...`${expr}${JSON.stringify(labels)}`].reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) | 0, 7);
        const random = seededRandom(seed);
        const values = times.map(
          (time) => 100 * (time >= onsetMs + delay * minuteMs ? factor : 1) * (1 + 0.05 * (random() - 0.5))
        );
        return { name: `${expr} ${JSON.stringify(labels)}`, labels, times, values };
      });
      return Promise.resolve({ series, warnings: [], executed: expr });
    },
    health: () => Promise.resolve('memory'),
    close: () => Promise.resolve(),
  };
}

async function ask(
  inputs: Readonly<Record<string, readonly Measured[]>>,
  analysis: object = {},
  isFromAlert = false
): Promise<readonly WireFrame[]> {
  const model = {
    inputs: Object.keys(inputs).map((expr) => ({ refId: expr, expr })),
    analysis: { kind: 'rootCause', window, dependencies: { edges }, ...analysis },
    stepMs: minuteMs,
  };
  const query = { refId: 'A', queryType: '', model, ...window, intervalMs: minuteMs, maxDataPoints: 1000 };
  return runQuery(query, new Map([['memory', success(storeOf(inputs))]]), isFromAlert, new AbortController().signal);
}

const of = (service: string, factor?: number, delay?: number): Measured => ({
  labels: { service },
  ...(factor === undefined ? {} : { factor }),
  ...(delay === undefined ? {} : { delay }),
});

const wordsOf = (frame: WireFrame | undefined): string =>
  (frame?.meta?.notices ?? []).map(({ text }) => text).join(' ');

describe('two faults at once that share nothing but the entry', () => {
  const latency = [
    of('gateway', 3, 2),
    of('cart', 4, 1),
    of('redis', 6),
    of('users'),
    of('search', 3, 1),
    of('elastic', 5),
  ];

  it('names both, each with its own symptoms', async () => {
    const [frame] = await ask({ latency });
    const [first, second, ...rest] = rowsOf(frame);
    expect([first?.['service'], second?.['service']]).toEqual(['redis', 'elastic']);
    expect([first?.['explains'], second?.['explains']]).toEqual(['gateway, cart', 'gateway, search']);
    expect(Number(first?.['confidence'])).toBeGreaterThan(0.5);
    expect(Number(second?.['confidence'])).toBeGreaterThan(0.5);
    rest.forEach(({ confidence }) => expect(Number(confidence)).toBeLessThan(0.3));
    expect(wordsOf(frame)).toMatch(
      /redis.* rose .*; explains gateway, cart; independently of the others, .*elastic.* rose .*; explains gateway, search/
    );
  });

  it('tells an alert rule of both', async () => {
    const [frame] = await ask({ latency }, {}, true);
    const accused = rowsOf(frame).filter(({ confidence }) => Number(confidence) > 0.5);
    expect(accused.map(({ service }) => service).sort()).toEqual(['elastic', 'redis']);
  });

  it.each([
    ['one fault', [of('gateway', 3, 2), of('cart', 4, 1), of('redis', 6), of('users'), of('search'), of('elastic')]],
    ['a stray change', [of('gateway', 3, 2), of('cart', 4, 1), of('redis', 6), of('search'), of('elastic', 5)]],
  ])('names a single cause of %s', async (_, measured) => {
    const [frame] = await ask({ latency: measured });
    const [first, ...rest] = rowsOf(frame);
    expect(first?.['service']).toBe('redis');
    rest.forEach(({ confidence }) => expect(Number(confidence)).toBeLessThan(0.5));
    expect(wordsOf(frame)).not.toContain('independently');
  });
});

describe('a store that nothing is measured of', () => {
  it('is inferred from all of its callers', async () => {
    const [frame] = await ask({ latency: [of('gateway', 2, 1), of('cart', 4), of('users', 5), of('search')] });
    const [first] = rowsOf(frame);
    expect(first).toMatchObject({ service: 'redis', against: 'nothing is measured of it' });
    expect(first?.['finding']).toBe('nothing is measured of redis; would explain gateway, cart, users');
    expect(Number(first?.['confidence'])).toBeGreaterThan(0.5);
  });

  it('is not where one of its callers is well, or another store that is measured explains them', async () => {
    const [one] = await ask({ latency: [of('gateway', 2, 1), of('cart', 4), of('users'), of('search')] });
    expect(rowsOf(one).map(({ service }) => service)).not.toContain('redis');
    expect(rowsOf(one)[0]?.['service']).toBe('cart');
    const shared = { edges: [...edges, { from: 'cart', to: 'auth' }, { from: 'users', to: 'auth' }] };
    const [other] = await ask(
      { latency: [of('gateway', 2, 2), of('cart', 4, 1), of('users', 5, 1), of('search'), of('auth', 6)] },
      { dependencies: shared }
    );
    expect(rowsOf(other)[0]?.['service']).toBe('auth');
  });
});

describe('a machine whose services fail together', () => {
  const on = (service: string, node: string, factor?: number): Measured => ({
    labels: { service, node },
    ...(factor === undefined ? {} : { factor, delay: 1 }),
  });
  const machine = (node: string, factor?: number): Measured => ({
    labels: { __name__: 'node_cpu_busy', node },
    ...(factor === undefined ? {} : { factor }),
  });
  const noCalls = { dependencies: { edges: [] } };
  const latency = [on('cart', 'n7', 4), on('search', 'n7', 5), on('users', 'n8'), on('mail', 'n8')];

  it('is the cause by its own metrics', async () => {
    const [frame] = await ask({ latency, cpu: [machine('n7', 3), machine('n8')] }, noCalls);
    const [first, second] = rowsOf(frame);
    expect(first).toMatchObject({ service: 'n7', explains: 'cart, search' });
    expect(second).toMatchObject({ 'explained by': 'n7' });
  });

  it('is inferred where it has none, for alert rules too', async () => {
    const [frame] = await ask({ latency }, noCalls);
    expect(rowsOf(frame)[0]?.['finding']).toBe('nothing is measured of n7; would explain cart, search');
    const [alert] = await ask({ latency }, noCalls, true);
    const accused = rowsOf(alert).filter(({ confidence }) => Number(confidence) > 0.5);
    expect(accused.map(({ service }) => service)).toEqual(['n7']);
  });

  it('is told from services that fail wherever they run', async () => {
    const spread = (elsewhere?: number): readonly Measured[] => [
      on('cart', 'n7', 4),
      on('cart', 'n8', elsewhere),
      on('search', 'n7', 4),
      on('search', 'n8', elsewhere),
    ];
    const [here] = await ask({ latency: spread() }, noCalls);
    expect(rowsOf(here)[0]?.['service']).toBe('n7');
    const [everywhere] = await ask({ latency: spread(4) }, noCalls);
    expect(
      rowsOf(everywhere)
        .map(({ service }) => service)
        .sort()
    ).toEqual(['cart', 'search']);
  });

  it('leaves a single service that fails on it alone', async () => {
    const [frame] = await ask({ latency: [on('cart', 'n7', 4), on('search', 'n7'), on('users', 'n8')] }, noCalls);
    expect(rowsOf(frame)[0]?.['service']).toBe('cart');
  });

  it('is not blamed for one service that troubles it, though those that call the service run on it, too', async () => {
    const onN7 = (service: string, factor?: number, delay = 0): Measured => ({ ...on(service, 'n7', factor), delay });
    const [frame] = await ask(
      {
        latency: [onN7('gateway', 3, 2), onN7('cart', 4, 1), onN7('redis', 6), onN7('users'), on('mail', 'n8')],
        cpu: [machine('n7', 6), machine('n8')],
      },
      { dependencies: { edges: [...edges] } }
    );
    const [first, second] = rowsOf(frame);
    expect(first?.['service']).toBe('redis');
    expect(Number(first?.['confidence'])).toBeGreaterThan(2 * Number(second?.['confidence']));
  });
});

import { describe, expect, it } from 'vitest';
import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { type Upstream } from '../../../../../src/backend/upstreams/upstream';
import { seededRandom } from '../../../../../src/core/random';
import { success } from '../../../../../src/core/result';
import { gridTimes } from '../../../../../src/core/series/timeGrid';
import { rowsOf } from './readFrame';

const minuteMs = 60_000;
const onsetMs = 1_795_824_000_000;
const window = { fromMs: onsetMs, toMs: onsetMs + 30 * minuteMs };
const asked: string[] = [];

/** A shop and the stock that it asks: both change at the incident, the stock a little less. */
const store: Upstream = {
  queryRange: ({ input: { expr = '' }, ...grid }) => {
    const times = gridTimes(grid);
    const series = [
      { service: 'shop', factor: 4 },
      { service: 'stock', factor: 3 },
    ].map(({ service, factor }) => {
      const random = seededRandom(service.length + expr.length);
      const values = times.map((time) => (time >= onsetMs ? factor : 1) * (10 + random()));
      return { name: `${expr} ${service}`, labels: { service }, times, values };
    });
    return Promise.resolve({ series, warnings: [], executed: expr });
  },
  describeMetric: (metric, signal) => {
    asked.push(metric);
    if (metric === 'hanging_thing') {
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    return metric === 'shop_orders'
      ? Promise.resolve({ type: 'histogram', unit: 'seconds', help: 'How long an order takes.' })
      : Promise.reject(new Error('there are no metadata'));
  },
  health: () => Promise.resolve('memory'),
  close: () => Promise.resolve(),
};

async function ask(inputs: readonly object[], format: 'metrics' | 'services') {
  asked.length = 0;
  const dependencies = { edges: [{ from: 'shop', to: 'stock' }] };
  const model = { inputs, analysis: { kind: 'rootCause', window, dependencies, format }, stepMs: minuteMs };
  const query = { refId: 'A', queryType: '', model, ...window, intervalMs: minuteMs, maxDataPoints: 1000 };
  const upstreams = new Map([['memory', success(store)]]);
  const [frame] = await runQuery(query, upstreams, false, new AbortController().signal);
  return rowsOf(frame);
}

describe('the roles of series', () => {
  it('come from the store where neither the query nor a name tells, and change whom is suspected', async () => {
    const expr = 'max by (service) (shop_orders_sum)';
    expect((await ask([{ refId: 'A', expr }], 'metrics')).map((row) => [row['role'], row['role told by']])).toEqual([
      ['latency', 'store'],
      ['latency', 'store'],
    ]);
    expect(asked).toEqual(['shop_orders']);
    const [first] = await ask([{ refId: 'A', expr }], 'services');
    expect(first?.['service']).toBe('stock');
    const [own] = await ask([{ refId: 'A', expr, role: 'resource' }], 'services');
    expect(own?.['service']).toBe('shop');
  });

  it.each([
    [{ expr: 'm', role: 'errors' }, 'errors', 'input', []],
    [{ expr: 'rate(http_requests_total[5m])' }, 'traffic', 'query', []],
    [{ expr: 'm' }, 'other', '', ['m']],
    [{ expr: 'm', legend: '{{service}} latency' }, 'latency', 'name', ['m']],
  ])('%j is %s, as told by the %s', async (input, role, toldBy, metrics) => {
    const [row] = await ask([{ refId: 'A', ...input }], 'metrics');
    expect([row?.['role'], row?.['role told by']]).toEqual([role, toldBy]);
    expect(asked).toEqual(metrics);
  });

  it('are not waited for where the store does not say', async () => {
    const [row] = await ask([{ refId: 'A', expr: 'hanging_thing' }], 'metrics');
    expect([row?.['role'], row?.['role told by']]).toEqual(['other', '']);
    expect(asked).toEqual(['hanging_thing']);
  });
});

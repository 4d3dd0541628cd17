import { expect, it, vi } from 'vitest';
import { labelResource } from '../../src/backend/query/resources/labelResource';
import { column, rowsOf } from '../unit/backend/query/analyses/readFrame';
import { upstreamsOf } from '../unit/backend/query/upstreamsOf';
import { askShop, describeShop, type OpenShop } from './describeShop';
import { exampleTrace } from './otlp';
import { minuteMs, minutes } from './shop';
import { prometheusShop } from './stores';
import { jaegerOfAnyTrace } from './jaegerOfAnyTrace';

const never = new AbortController().signal;

/** What a Prometheus 3 answers whose metrics came by OTLP, in UTF-8 names, with native histograms and exemplars. */
export function describePrometheus3(title: string, open: () => Promise<OpenShop>): void {
  describeShop(title, prometheusShop, open, (opened) => {
    const ask = (expr: string, analysis: object) =>
      askShop(prometheusShop, opened(), { inputs: [{ refId: 'a', expr }], analysis, stepMs: minuteMs });

    it('says what it is', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: opened().nowMs });
      const [upstream] = upstreamsOf({ name: 'shop', kind: 'prometheus', url: opened().url }).values();
      expect(upstream?.ok === true && (await upstream.value.health(never))).toMatch(/^Prometheus API, version 3\.\d+/);
      vi.useRealTimers();
    });

    it('computes quantiles of a native histogram under a name with a dot', async () => {
      const expr = 'histogram_quantile(0.5, sum by ("http.route") (rate({"shop.duration"}[5m])))';
      const frames = await ask(expr, { kind: 'aggregate', function: 'last', windowMs: minuteMs });
      const field = frames.flatMap(({ fields }) => fields).find(({ type }) => type === 'number');
      // All requests are between 64 and 128 ms; within a bucket Prometheus goes by its logarithm.
      expect(field?.type === 'number' ? field.values.at(-1) : NaN).toBeCloseTo(64 * Math.SQRT2, 6);
      expect(field?.labels).toEqual({ 'http.route': '/cart' });
    });

    it('has histograms beside floats, which are left out with a notice', async () => {
      const [frame] = await ask('{__name__=~"shop.+", service="web"}', { kind: 'quality' });
      expect(rowsOf(frame).map((row) => [row['series'], row['code']])).toEqual(
        expect.arrayContaining([['shop_latency_ms{instance="a", job="shop", service="web"}', '']])
      );
      expect(rowsOf(frame).length).toBe(3);
      expect(frame?.meta?.notices?.map(({ text }) => text).join()).toMatch(/histogram/);
    });

    it('has series whose names are valid PromQL', async () => {
      const [frame] = await ask('histogram_count({"shop.duration"}) > 0', { kind: 'quality' });
      expect(column(frame, 'series')).toEqual(['{"http.route"="/cart", instance="a", job="shop", service="web"}']);
    });

    it('lists labels, those with dots as well', async () => {
      const upstreams = upstreamsOf({ name: 'shop', kind: 'prometheus', url: opened().url });
      const list = async (label: string): Promise<unknown> => {
        const { fromMs } = opened();
        const path = `labels?from=${fromMs}&to=${fromMs + minutes * minuteMs}${label}`;
        return JSON.parse(Buffer.from((await labelResource(path, upstreams, never)).body).toString());
      };
      expect(await list('')).toMatchObject({ labels: expect.arrayContaining(['http.route', 'service']) });
      expect(await list('&label=http.route')).toMatchObject({ labels: ['/cart'] });
      expect(await list('&label=service&match=shop_latency_ms')).toMatchObject({
        labels: ['api', 'cache', 'database', 'web'],
      });
    });

    it('leads from a native histogram to the traces of its exemplars', async () => {
      const jaeger = await jaegerOfAnyTrace();
      const settings = { ...prometheusShop.settings, traces: 'jaeger' };
      const model = {
        inputs: [{ refId: 'a', expr: 'histogram_quantile(0.9, rate({"shop.duration"}[5m]))', upstream: 'shop' }],
        analysis: { kind: 'trace', format: 'traces', maxTraces: 3, order: 'newest' },
      };
      const [frame] = await askShop({ settings }, opened(), model, {
        others: [{ name: 'jaeger', kind: 'jaeger', url: jaeger.url }],
      });
      expect(new Set(column(frame, 'trace'))).toEqual(new Set([0, 1, 2].map((back) => exampleTrace(minutes - back))));
      await jaeger.close();
    });
  });
}

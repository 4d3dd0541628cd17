import { expect, it } from 'vitest';
import { labelResource } from '../../src/backend/query/resources/labelResource';
import { column, rowsOf } from '../unit/backend/query/analyses/readFrame';
import { upstreamsOf } from '../unit/backend/query/upstreamsOf';
import { askShop, describeShop, type OpenShop } from './describeShop';
import { checkoutMinute, firstCheckout, traceOfLine } from './logLines';
import { minuteMs, minutes } from './shop';
import { lokiShop } from './stores';
import { jaegerOfAnyTrace } from './jaegerOfAnyTrace';

const never = new AbortController().signal;

/** What a Loki 3 answers with tenants, structured metadata of OTLP, levels that it has found, and a limit of 50 lines. */
export function describeLoki(title: string, open: () => Promise<OpenShop>): void {
  describeShop(title, lokiShop, open, (opened) => {
    const last = { kind: 'aggregate', function: 'max', windowMs: minuteMs };
    const ask = (expr: string, analysis: object, settings: object = {}) =>
      askShop({ settings: { ...lokiShop.settings, ...settings } }, opened(), {
        inputs: [{ refId: 'a', expr }],
        analysis,
        stepMs: minuteMs,
      });
    /** The last values of the series that lines became, by metric and what tells its series apart. */
    const lastOf = async (expr: string, settings: object = {}) => {
      const frames = await ask(expr, last, settings);
      const fields = frames.flatMap(({ fields: all }) => all.filter(({ type }) => type === 'number'));
      return Object.fromEntries(
        fields.map(({ labels = {}, values }) => [
          [labels['__name__'], labels['class'] ?? labels['quantile'] ?? ''].join(' ').trim(),
          values.at(-1),
        ])
      );
    };
    const counted = {
      log_lines: checkoutMinute.lines,
      log_errors: checkoutMinute.errors,
      'log_status 2xx': checkoutMinute.statuses['2xx'],
      'log_status 4xx': checkoutMinute.statuses['4xx'],
      'log_status 5xx': checkoutMinute.statuses['5xx'],
      'log_latency_ms 0.5': checkoutMinute.medianMs,
    };

    it('says what it is', async () => {
      const [upstream] = upstreamsOf({ name: 'shop', url: opened().url, ...lokiShop.settings }).values();
      expect(upstream?.ok === true && (await upstream.value.health(never))).toMatch(/^Loki 3\.\d+/);
    });

    it('refuses who names no tenant, in its own words', async () => {
      const [upstream] = upstreamsOf({ name: 'shop', kind: 'loki', url: opened().url }).values();
      await expect(upstream?.ok === true ? upstream.value.health(never) : undefined).rejects.toThrow(/no org id/);
    });

    it('has lines of programs in one stream, whatever their metadata: lines, errors, statuses, latencies', async () => {
      expect(await lastOf('{service_name="checkout"}')).toMatchObject(counted);
      const [frame] = await ask('{service_name="checkout"}', { kind: 'quality' });
      // Lines, errors, three statuses, three quantiles.
      expect(rowsOf(frame).length).toBe(8);
      expect(new Set(column(frame, 'samples'))).toEqual(new Set([minutes + 1]));
    });

    it('has the same of lines that a stage has read', async () => {
      const found = await lastOf('{service_name="checkout"} |= "status" | json | logfmt');
      expect(found).toMatchObject({ log_lines: 2, log_errors: 1, 'log_status 5xx': 1 });
    });

    it('gives lines page by page up to its limit, and counts what is too much', async () => {
      expect(await lastOf('{service_name="checkout"}', { maxLines: 40 })).toMatchObject(counted);
      const [frame] = await ask('{service_name="checkout"}', { kind: 'quality' }, { maxLines: 40 });
      const rows = new Map(rowsOf(frame).map((row) => [String(row['series']), row['samples']]));
      const samplesOf = (metric: string): unknown => [...rows].find(([name]) => name.startsWith(metric))?.[1];
      expect(samplesOf('log_lines')).toBe(minutes - firstCheckout + 1);
      expect(samplesOf('log_errors')).toBe(40 / checkoutMinute.lines - 1);
      expect(frame?.meta?.notices?.map(({ text }) => text).join()).toMatch(/there are more than 40 lines/);
    });

    it('lists labels', async () => {
      const upstreams = upstreamsOf({ name: 'shop', url: opened().url, ...lokiShop.settings });
      const list = async (label: string): Promise<unknown> => {
        const { fromMs } = opened();
        const path = `labels?from=${fromMs}&to=${fromMs + minutes * minuteMs}${label}`;
        return JSON.parse(Buffer.from((await labelResource(path, upstreams, never)).body).toString());
      };
      expect(await list('')).toMatchObject({ labels: expect.arrayContaining(['metric', 'service_name']) });
      expect(await list('&label=service_name')).toMatchObject({ labels: expect.arrayContaining(['checkout']) });
    });

    it('leads from lines to the traces that their metadata name', async () => {
      const jaeger = await jaegerOfAnyTrace();
      const model = {
        inputs: [{ refId: 'a', expr: '{service_name="checkout"} |= "refused"', upstream: 'shop' }],
        analysis: { kind: 'trace', format: 'traces', maxTraces: 2, order: 'newest' },
      };
      const settings = { ...lokiShop.settings, traces: 'jaeger' };
      const [frame] = await askShop({ settings }, opened(), model, {
        others: [{ name: 'jaeger', kind: 'jaeger', url: jaeger.url }],
      });
      expect(new Set(column(frame, 'trace'))).toEqual(new Set([0, 1].map((back) => traceOfLine(minutes - back, 4))));
      await jaeger.close();
    });

    it('says what is wrong in its own words', async () => {
      await expect(ask('sum(rate({service_name="checkout"}))', last)).rejects.toThrow(/shop: parse error/);
    });
  });
}

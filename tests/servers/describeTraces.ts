import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, rowsOf } from '../unit/backend/query/analyses/readFrame';
import { upstreamsOf } from '../unit/backend/query/upstreamsOf';
import { askShop, type OpenShop, type ShopStore } from './describeShop';
import { greatSpans, traceIds } from './traces';

/** How a store of traces is searched for those with errors, and for the slowest of a service. */
export interface TraceSearches {
  readonly failed: string;
  readonly slow: string;
  /** What it calls itself. */
  readonly title: RegExp;
  /** What is said of a trace that it does not have. */
  readonly missing: RegExp;
}

const never = new AbortController().signal;

/** Tests that the analysis of traces answers what the traces say, whatever the store. */
export function describeTraces(
  title: string,
  store: Pick<ShopStore, 'settings'> & { readonly searches: TraceSearches },
  open: () => Promise<OpenShop>
): void {
  const { failed, slow, title: itself, missing } = store.searches;
  describe(title, () => {
    let shop: OpenShop | undefined;

    beforeAll(async () => {
      shop = await open();
    }, 180_000);

    afterAll(() => shop?.stop());

    const ask = async (query: string, format: string, options: object = {}, isFromAlert = false) => {
      if (shop === undefined) {
        throw new Error('the store did not start');
      }
      const model = { inputs: [{ refId: 'a', query }], analysis: { kind: 'trace', format, ...options } };
      return askShop(store, shop, model, { isFromAlert });
    };
    const noticesOf = (frame: Awaited<ReturnType<typeof ask>>[number] | undefined) =>
      frame?.meta?.notices?.map(({ text }) => text) ?? [];

    it('says what it is', async () => {
      const [upstream] = upstreamsOf({ name: 'shop', url: shop?.url, ...store.settings }).values();
      expect(upstream?.ok === true && (await upstream.value.health(never))).toMatch(itself);
    });

    it('gives a trace by its id, with leading zeros or without: services, errors, repeated queries', async () => {
      for (const id of [traceIds.checkout, traceIds.checkout.slice(16)]) {
        const [frame] = await ask(id, 'services');
        const rows = new Map(rowsOf(frame).map((row) => [row['service'], row]));
        expect(rows.get('payment')).toMatchObject({ time: 580, spans: 1, errors: 1 });
        expect(rows.get('stock')).toMatchObject({ time: 290, spans: 13, errors: 0 });
        expect(rows.get('shop')).toMatchObject({ time: 130, spans: 1 });
        expect(noticesOf(frame)).toEqual([]);
      }
      const [insights] = await ask(traceIds.checkout, 'insights');
      expect(rowsOf(insights).map((row) => [row['kind'], row['service']])).toEqual(
        expect.arrayContaining([
          ['bottleneck', 'payment'],
          ['repeated queries', 'stock'],
          ['error', 'payment'],
        ])
      );
      expect(column(insights, 'finding')).toEqual(expect.arrayContaining(['charge of payment failed: card refused']));
    });

    it('counts insights for alert rules', async () => {
      const [frame] = await ask(traceIds.checkout, 'insights', {}, true);
      expect(frame?.meta?.type).toBe('numeric-long');
      const counts = new Map(rowsOf(frame).map((row) => [row['kind'], row['insights']]));
      expect(counts.get('error')).toBe(1);
      expect(counts.get('repeated_queries')).toBe(1);
    });

    it('gives traces with attributes of all forms', async () => {
      const [frame] = await ask(traceIds.odd, 'spans');
      const [first, second] = rowsOf(frame);
      expect(first).toMatchObject({ operationName: 'odd', serviceName: 'shop', duration: 50, statusCode: 0 });
      expect(second).toMatchObject({ parentSpanID: first?.['spanID'], duration: 10, serviceName: 'unknown_service' });
      const tags: unknown = JSON.parse(String(first?.['tags']));
      expect(tags).toEqual(
        expect.arrayContaining([
          { key: 'ratio', value: 0.25 },
          { key: 'flag', value: true },
          { key: 'text', value: 'ü "quoted"\n' },
          { key: 'http.route', value: '/odd' },
        ])
      );
    });

    it('gives traces with broken trees', async () => {
      const [orphaned] = await ask(traceIds.orphaned, 'services');
      expect(noticesOf(orphaned)).toEqual([`1 spans of ${traceIds.orphaned} have a parent that is not in the trace`]);
      const [ring] = await ask(traceIds.ring, 'services');
      expect(rowsOf(ring)).toMatchObject([{ service: 'shop', spans: 2, errors: 0 }]);
    });

    it('tells of clocks that differ', async () => {
      const [frame] = await ask(traceIds.skewed, 'services');
      const rows = new Map(rowsOf(frame).map((row) => [row['service'], row]));
      expect(rows.get('database')).toMatchObject({ time: 40, spans: 1 });
      expect(noticesOf(frame)).toEqual([expect.stringMatching(/begin before their parents, by up to 2 s/)]);
    });

    it('counts spans once that came twice, and keeps a client and a server apart that share an id', async () => {
      const [doubled] = await ask(traceIds.doubled, 'services');
      expect(rowsOf(doubled)).toMatchObject([{ service: 'shop', spans: 2, time: 10 }]);
      const [shared] = await ask(traceIds.shared, 'spans');
      expect(rowsOf(shared).map((row) => [row['serviceName'], row['operationName'], row['duration']])).toEqual([
        ['shop', 'call', 50],
        ['stock', 'serve', 30],
        ['stock', 'query', 10],
      ]);
    });

    it(`gives a trace of ${greatSpans} spans`, async () => {
      const [frame] = await ask(traceIds.great, 'services');
      expect(rowsOf(frame)).toMatchObject([{ service: 'shop', spans: greatSpans, time: 7 * greatSpans }]);
    });

    it('finds the failed, and the slowest first', async () => {
      const [found] = await ask(failed, 'traces');
      expect(column(found, 'trace')).toEqual([expect.stringMatching(new RegExp(`^0*${traceIds.checkout.slice(16)}$`))]);
      expect(rowsOf(found)[0]).toMatchObject({ service: 'shop', operation: 'checkout', duration: 1000, errors: 1 });
      const [slowest] = await ask(slow, 'traces', { maxTraces: 3 });
      const durations = column(slowest, 'duration').map(Number);
      expect(durations.length).toBe(3);
      expect(durations[0]).toBeCloseTo(7 * greatSpans, 6);
      expect(durations[1]).toBeCloseTo(2100, 6);
      expect(durations).toEqual([...durations].sort((a, b) => b - a));
    });

    it('says what it does not have', async () => {
      await expect(ask('8b5a2f0c9d1e4a637b5a2f0c9d1e4a09', 'services')).rejects.toThrow(missing);
    });
  });
}

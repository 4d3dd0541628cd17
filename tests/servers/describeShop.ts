import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApplication } from '../../src/backend/query/application';
import { type WireFrame } from '../../src/frames/schema/wireFrame';
import { faultLogger } from '../unit/backend/faultLogger';
import { instanceContext } from '../unit/backend/instanceContext';
import { type ShopInputs, shopAnalyses } from './analyses';
import { minuteMs, minutes } from './shop';

/** A store that holds the shop. */
export interface OpenShop {
  readonly url: string;
  /** When it is asked: what is fetched depends on it. */
  readonly nowMs: number;
  /** When the shop's first minute ended. */
  readonly fromMs: number;
  stop(): Promise<void>;
}

/** How a kind of store is set up and asked for the shop. */
export interface ShopStore {
  /** The settings of its upstream but for name and URL. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly inputs: ShopInputs;
}

const never = new AbortController().signal;

/** What else a query of the shop says. */
export interface Asked {
  readonly isFromAlert?: boolean | undefined;
  /** Other stores of the data source. */
  readonly others?: readonly unknown[];
}

/** What the plugin answers to a query of the shop, with nothing in its caches. */
export async function askShop(
  { settings, secrets = {} }: Pick<ShopStore, 'settings' | 'secrets'>,
  { url, fromMs, nowMs }: OpenShop,
  model: object,
  { isFromAlert = false, others = [] }: Asked = {}
): Promise<readonly WireFrame[]> {
  const jsonData = { upstreams: [{ name: 'shop', url, ...settings }, ...others] };
  const named = new Map(Object.entries(secrets).map(([name, value]) => [`upstreams.shop.${name}`, value]));
  const faults: unknown[] = [];
  const logger = faultLogger((message, error) => faults.push(message, error));
  const application = createApplication(undefined, logger);
  const query = { refId: 'A', queryType: '', model, intervalMs: minuteMs, maxDataPoints: 1000 };
  const request = {
    context: instanceContext({ jsonData, secrets: named }),
    headers: new Map(isFromAlert ? [['FromAlert', 'true']] : []),
    queries: [{ ...query, fromMs, toMs: fromMs + minutes * minuteMs }],
  };
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
  const outcomes = await application.queryData(request, never).finally(() => vi.useRealTimers());
  const outcome = outcomes.get('A');
  expect(faults).toEqual([]);
  if (outcome?.ok !== true) {
    throw new Error(outcome?.error.message);
  }
  return outcome.value;
}

/** Tests that every analysis of series answers what the shop's data say, whatever the store. */
export function describeShop(
  title: string,
  store: ShopStore,
  open: () => Promise<OpenShop>,
  more: (opened: () => OpenShop) => void = () => undefined
): void {
  describe(title, () => {
    let shop: OpenShop | undefined;
    const opened = (): OpenShop => {
      if (shop === undefined) {
        throw new Error('the store did not start');
      }
      return shop;
    };

    beforeAll(async () => {
      shop = await open();
    }, 120_000);

    afterAll(() => shop?.stop());

    it.each(shopAnalyses(store.inputs, 0).map(({ kind }, i) => [kind, i] as const))('%s', async (_, i) => {
      const analysis = shopAnalyses(store.inputs, opened().fromMs)[i];
      const frames = await askShop(store, opened(), analysis?.model ?? {}, { isFromAlert: analysis?.isFromAlert });
      analysis?.check(frames);
      expect(frames.flatMap(({ meta }) => meta?.notices ?? []).filter(({ severity }) => severity === 'error')).toEqual(
        []
      );
    });

    more(opened);
  });
}

import { useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';
import { reasonOf } from '../../protocol/reasonOf';
import { storeInputs } from '../../protocol/storeInputs';
import { type MetricsOfStore } from '../presets/storePresets';

/** The names of the metrics that each store of a data source has in a range, of those that are asked in PromQL. */
export interface StoreMetrics {
  readonly status: 'loading' | 'done' | 'failed';
  /** Those that answered; logs and traces have no metrics. */
  readonly stores: readonly MetricsOfStore[];
  /** Those that did not answer, and why. */
  readonly failures: readonly StoreFailure[];
}

/** What stores have, and a way to ask them again. */
export interface ListedMetrics extends StoreMetrics {
  readonly retry: () => void;
}

/** A store that did not say what it has. */
export interface StoreFailure {
  readonly upstream: string;
  readonly reason: string;
}

const answer = z.object({ labels: z.array(z.string()) });
/** Stores whose metrics presets can ask for. */
const promQlKinds = Object.entries(storeInputs).flatMap(([kind, { input }]) =>
  input.language === 'promql' ? kind : []
);
const loading: StoreMetrics = { status: 'loading', stores: [], failures: [] };

/** Asks a Covary data source which metrics its stores have; anew for another data source or another hour. */
export function useStoreMetrics(dataSource: string | undefined, range: TimeRange): ListedMetrics {
  const [listed, setListed] = useState<{ readonly key: string; readonly metrics: StoreMetrics }>({
    key: '',
    metrics: loading,
  });
  const { from, to } = hoursAround(range);
  const [attempt, setAttempt] = useState(0);
  const key = `${dataSource} ${from} ${to} ${attempt}`;
  useEffect(() => {
    if (dataSource === undefined) {
      return undefined;
    }
    let isCurrent = true;
    void storeMetrics(dataSource, from, to).then((metrics) => {
      if (isCurrent) {
        setListed({ key, metrics });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [dataSource, from, to, key]);
  const metrics = listed.key === key ? listed.metrics : loading;
  return { ...metrics, retry: () => setAttempt(attempt + 1) };
}

/** Failed where no store answers. */
async function storeMetrics(dataSource: string, from: number, to: number): Promise<StoreMetrics> {
  try {
    const source = await getDataSourceSrv().get({ uid: dataSource });
    if (!('getResource' in source) || typeof source.getResource !== 'function') {
      throw new Error('this data source has no metrics to list');
    }
    const { getResource } = source;
    const upstreams = (await source.metricFindQuery?.(`stores(${promQlKinds.join(', ')})`)) ?? [];
    const stores: MetricsOfStore[] = [];
    const failures: StoreFailure[] = [];
    await Promise.all(
      upstreams.map(async ({ text: upstream }) => {
        try {
          const parameters = { from, to, label: '__name__', upstream };
          const listed: unknown = await getResource.call(source, 'labels', parameters, { showErrorAlert: false });
          stores.push({ upstream, names: new Set(answer.parse(listed).labels) });
        } catch (error) {
          failures.push({ upstream, reason: reasonOf(error) });
        }
      })
    );
    const order = upstreams.map(({ text }) => text);
    stores.sort((a, b) => order.indexOf(a.upstream) - order.indexOf(b.upstream));
    return { status: stores.length === 0 && failures.length > 0 ? 'failed' : 'done', stores, failures };
  } catch (error) {
    return { status: 'failed', stores: [], failures: [{ upstream: '', reason: reasonOf(error) }] };
  }
}

/** A refresh every few seconds need not list the metrics again. */
function hoursAround(range: TimeRange): { readonly from: number; readonly to: number } {
  const hourMs = 3_600_000;
  return {
    from: Math.floor(range.from.valueOf() / hourMs) * hourMs,
    to: Math.ceil(range.to.valueOf() / hourMs) * hourMs,
  };
}

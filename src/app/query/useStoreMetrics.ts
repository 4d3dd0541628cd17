import { useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';
import { type MetricsOfStore } from '../presets/storePresets';

/** The names of the metrics that each store of a data source has in a range, in the order of its settings. */
export interface StoreMetrics {
  readonly status: 'loading' | 'done' | 'failed';
  readonly stores: readonly MetricsOfStore[];
  readonly error?: string;
}

const answer = z.object({ labels: z.array(z.string()) });
const loading: StoreMetrics = { status: 'loading', stores: [] };

/** Asks a Covary data source which metrics its stores have; anew for another data source or another hour. */
export function useStoreMetrics(dataSource: string | undefined, range: TimeRange): StoreMetrics {
  const [listed, setListed] = useState<{ readonly key: string; readonly metrics: StoreMetrics }>({
    key: '',
    metrics: loading,
  });
  const { from, to } = hoursAround(range);
  const key = `${dataSource} ${from} ${to}`;
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
  return listed.key === key ? listed.metrics : loading;
}

/** Stores that cannot list their metrics are left out; an error where none can. */
async function storeMetrics(dataSource: string, from: number, to: number): Promise<StoreMetrics> {
  try {
    const source = await getDataSourceSrv().get({ uid: dataSource });
    if (!('getResource' in source) || typeof source.getResource !== 'function') {
      throw new Error('this data source has no metrics to list');
    }
    const { getResource } = source;
    const upstreams = (await source.metricFindQuery?.('stores()')) ?? [];
    const outcomes = await Promise.allSettled(
      upstreams.map(async ({ text: upstream }): Promise<MetricsOfStore> => {
        const listed: unknown = await getResource.call(source, 'labels', { from, to, label: '__name__', upstream });
        return { upstream, names: new Set(answer.parse(listed).labels) };
      })
    );
    const stores = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const [failure] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    if (stores.length === 0 && failure !== undefined) {
      throw failure;
    }
    return { status: 'done', stores };
  } catch (error) {
    return { status: 'failed', stores: [], error: error instanceof Error ? error.message : 'no answer' };
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

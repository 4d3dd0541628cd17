import { useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';

/** The names of the metrics that a data source's stores have in a range. */
export interface MetricNames {
  readonly status: 'loading' | 'done' | 'failed';
  readonly names: ReadonlySet<string>;
  readonly error?: string;
}

const answer = z.object({ labels: z.array(z.string()) });
const loading: MetricNames = { status: 'loading', names: new Set() };

/** Asks a Covary data source which metrics its stores have; anew for another data source or another day. */
export function useMetricNames(dataSource: string | undefined, range: TimeRange): MetricNames {
  const [listed, setListed] = useState<{ readonly key: string; readonly names: MetricNames }>({
    key: '',
    names: loading,
  });
  const { from, to } = hoursAround(range);
  const key = `${dataSource} ${from} ${to}`;
  useEffect(() => {
    if (dataSource === undefined) {
      return undefined;
    }
    let isCurrent = true;
    void metricNames(dataSource, from, to).then((names) => {
      if (isCurrent) {
        setListed({ key, names });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [dataSource, from, to, key]);
  return listed.key === key ? listed.names : loading;
}

async function metricNames(dataSource: string, from: number, to: number): Promise<MetricNames> {
  try {
    const source = await getDataSourceSrv().get({ uid: dataSource });
    if (!('getResource' in source) || typeof source.getResource !== 'function') {
      throw new Error('this data source has no metrics to list');
    }
    const listed: unknown = await source.getResource('labels', { from, to, label: '__name__' });
    return { status: 'done', names: new Set(answer.parse(listed).labels) };
  } catch (error) {
    return { status: 'failed', names: new Set(), error: error instanceof Error ? error.message : 'no answer' };
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

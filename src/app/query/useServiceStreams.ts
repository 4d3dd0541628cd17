import { useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';

/** Where the log lines of a service are. */
export interface ServiceStreams {
  readonly status: 'loading' | 'done' | 'failed';
  /** A selector of streams; undefined where none is the service's. */
  readonly selector?: string;
  /** The labels that were looked at. */
  readonly labels: readonly string[];
  readonly error?: string;
}

const answer = z.object({ labels: z.array(z.string()) });
/** Labels that name a service, the most telling first. */
const serviceLabels = ['service_name', 'service', 'app', 'app_kubernetes_io_name', 'container', 'job', 'component'];
const loading: ServiceStreams = { status: 'loading', labels: [] };

/** Looks for the streams of a service in a store of logs, by the labels that name services; nothing is asked without a store. */
export function useServiceStreams(
  dataSource: string | undefined,
  store: string | undefined,
  service: string | undefined,
  range: TimeRange
): ServiceStreams {
  const [read, setRead] = useState<{ readonly key: string; readonly streams: ServiceStreams }>();
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  const key = JSON.stringify([dataSource, store, service, from, to]);
  useEffect(() => {
    if (dataSource === undefined || store === undefined || service === undefined) {
      return undefined;
    }
    let isCurrent = true;
    void streamsOf(dataSource, store, service, { from, to }).then((streams) => {
      if (isCurrent) {
        setRead({ key, streams });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [dataSource, store, service, from, to, key]);
  return read?.key === key ? read.streams : loading;
}

async function streamsOf(
  dataSource: string,
  upstream: string,
  service: string,
  times: { readonly from: number; readonly to: number }
): Promise<ServiceStreams> {
  try {
    const source = await getDataSourceSrv().get({ uid: dataSource });
    if (!('getResource' in source) || typeof source.getResource !== 'function') {
      throw new Error('this data source has no labels to list');
    }
    const { getResource } = source;
    const list = async (more: object): Promise<readonly string[]> =>
      answer.parse(await getResource.call(source, 'labels', { ...times, upstream, ...more })).labels;
    const all = await list({});
    const labels = serviceLabels.filter((name) => all.includes(name));
    for (const label of labels) {
      const values = await list({ label });
      const own = values.filter((value) => value === service || value.endsWith(`/${service}`));
      if (own.length > 0) {
        return { status: 'done', labels, selector: `{${label}=~${JSON.stringify(own.map(escaped).join('|'))}}` };
      }
    }
    return { status: 'done', labels };
  } catch (error) {
    return { status: 'failed', labels: [], error: error instanceof Error ? error.message : 'no answer' };
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

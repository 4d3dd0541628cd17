import { useMemo } from 'react';
import { type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';
import { type ListedLabels, type StoreClient, storeClient } from '../../datasource/promql/storeClient';

const answer = z.object({ labels: z.array(z.string()) });
const hourMs = 3_600_000;

/** What one store of a Covary data source has, asked as it is needed and kept for as long as the same one is asked, within an hour. */
export function useStoreClient(dataSource: string, upstream: string | undefined, range: TimeRange): StoreClient {
  const from = Math.floor(range.from.valueOf() / hourMs) * hourMs;
  const to = Math.ceil(range.to.valueOf() / hourMs) * hourMs;
  return useMemo(
    () =>
      storeClient((which) =>
        listed(dataSource, { from, to, ...(upstream === undefined ? {} : { upstream }), ...which })
      ),
    [dataSource, upstream, from, to]
  );
}

async function listed(
  dataSource: string,
  parameters: ListedLabels & { readonly from: number; readonly to: number; readonly upstream?: string }
): Promise<readonly string[]> {
  const source = await getDataSourceSrv().get({ uid: dataSource });
  if (!('getResource' in source) || typeof source.getResource !== 'function') {
    return [];
  }
  const { getResource } = source;
  return answer.parse(await getResource.call(source, 'labels', parameters, { showErrorAlert: false })).labels;
}

import { useEffect, useState } from 'react';
import { getDataSourceSrv } from '@grafana/runtime';

/** The names of a data source's stores of a kind (`loki`, `tempo` …), in the order of its settings; undefined until they are known. */
export function useStoresOfKind(dataSource: string | undefined, kinds: string): readonly string[] | undefined {
  const [found, setFound] = useState<{ readonly key: string; readonly stores: readonly string[] }>();
  const key = `${dataSource} ${kinds}`;
  useEffect(() => {
    if (dataSource === undefined) {
      return undefined;
    }
    let isCurrent = true;
    void storesOfKind(dataSource, kinds).then((stores) => {
      if (isCurrent) {
        setFound({ key, stores });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [dataSource, kinds, key]);
  return found?.key === key ? found.stores : undefined;
}

async function storesOfKind(dataSource: string, kinds: string): Promise<readonly string[]> {
  try {
    const source = await getDataSourceSrv().get({ uid: dataSource });
    return ((await source.metricFindQuery?.(`stores(${kinds})`)) ?? []).map(({ text }) => text);
  } catch {
    return [];
  }
}

import { useEffect, useState } from 'react';
import { getDataSourceSrv } from '@grafana/runtime';
import { type OwnInput } from '../investigation/investigation';

/**
 * Inputs that name the kind of their store with the first store of that kind, as the settings of the data source have them;
 * undefined until the stores are known. Where there is none of the kind the first of all is asked, and says what it thinks of it.
 */
export function useOwnInputs(
  dataSource: string | undefined,
  own: readonly OwnInput[]
): readonly OwnInput[] | undefined {
  const open = own.filter(({ upstream, kind }) => upstream === undefined && kind !== undefined);
  const kinds = [...new Set(open.flatMap(({ kind }) => (kind === undefined ? [] : [kind])))].sort().join();
  const key = `${dataSource} ${kinds}`;
  const [found, setFound] = useState<{ readonly key: string; readonly stores: ReadonlyMap<string, string> }>();
  useEffect(() => {
    if (dataSource === undefined || kinds === '') {
      return undefined;
    }
    let isCurrent = true;
    void firstStores(dataSource, kinds.split(',')).then((stores) => {
      if (isCurrent) {
        setFound({ key, stores });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [dataSource, kinds, key]);
  if (kinds === '') {
    return own;
  }
  const stores = found?.key === key ? found.stores : undefined;
  return (
    stores &&
    own.map((input) => {
      const upstream = input.upstream ?? stores.get(input.kind ?? '');
      return upstream === undefined ? input : { ...input, upstream };
    })
  );
}

/** The first store of each kind, of those that there are. */
async function firstStores(dataSource: string, kinds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  try {
    const source = await getDataSourceSrv().get({ uid: dataSource });
    const firsts = await Promise.all(
      kinds.map(async (kind) => {
        const [first] = (await source.metricFindQuery?.(`stores(${kind})`)) ?? [];
        return first === undefined ? [] : [[kind, first.text] as const];
      })
    );
    return new Map(firsts.flat());
  } catch {
    return new Map();
  }
}

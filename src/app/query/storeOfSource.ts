import { z } from 'zod';

/** A data source of Grafana's own, as far as the one who looks may read it. */
export interface GrafanaSource {
  readonly name: string;
  /** Where its store is; undefined for those who may not read data sources. */
  readonly url?: string;
}

/** A Covary data source, whose settings name its stores. */
interface CovarySource {
  readonly uid: string;
  readonly jsonData: unknown;
}

/** A store of a Covary data source. */
export interface CovaryStore {
  /** The uid of the data source. */
  readonly dataSource: string;
  readonly upstream: string;
}

const settings = z.looseObject({
  upstreams: z.array(z.looseObject({ name: z.string(), kind: z.string(), url: z.string().optional() })).default([]),
});

/**
 * The store of these Covary data sources that a data source of Grafana's asks, too: that of the same kind at the same address, or of
 * the same name where the address may not be read; undefined where none is known to be it.
 */
export function storeOfSource(
  covary: readonly CovarySource[],
  { name, url }: GrafanaSource,
  kind: string
): CovaryStore | undefined {
  const address = url === undefined ? undefined : addressOf(url);
  const stores = covary.flatMap(({ uid, jsonData }) =>
    storesOf(jsonData, kind).map((store) => ({ ...store, dataSource: uid }))
  );
  const found = stores.find((store) =>
    address === undefined
      ? store.name.toLowerCase() === name.toLowerCase()
      : store.url !== undefined && addressOf(store.url) === address
  );
  return found && { dataSource: found.dataSource, upstream: found.name };
}

/** The first store of a kind in a data source's settings. */
export function firstStore(jsonData: unknown, kind: string): string | undefined {
  return storesOf(jsonData, kind)[0]?.name;
}

function storesOf(jsonData: unknown, kind: string) {
  const parsed = settings.safeParse(jsonData);
  return parsed.success ? parsed.data.upstreams.filter((store) => store.kind === kind) : [];
}

/** Without what makes no other place of it: letters of the host, the scheme's own port, slashes at the end. */
function addressOf(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
  } catch {
    return url;
  }
}

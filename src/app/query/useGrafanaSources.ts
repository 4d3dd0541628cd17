import { useEffect, useState } from 'react';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';
import { type GrafanaSource } from './storeOfSource';

const answer = z.looseObject({ url: z.string() });

/** Data sources of Grafana's by their uids, with the addresses of their stores for those who may read them; undefined until they are known. */
export function useGrafanaSources(uids: readonly string[]): ReadonlyMap<string, GrafanaSource> | undefined {
  const key = uids.join();
  const [found, setFound] = useState<{ readonly key: string; readonly sources: ReadonlyMap<string, GrafanaSource> }>();
  useEffect(() => {
    if (key === '') {
      return undefined;
    }
    let isCurrent = true;
    void Promise.all(key.split(',').map(async (uid) => [uid, await sourceOf(uid)] as const)).then((sources) => {
      if (isCurrent) {
        setFound({ key, sources: new Map(sources) });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return key === '' ? new Map() : found?.key === key ? found.sources : undefined;
}

async function sourceOf(uid: string): Promise<GrafanaSource> {
  const name = getDataSourceSrv().getInstanceSettings(uid)?.name ?? uid;
  try {
    // The browser's settings have Grafana's own proxy as the address.
    const source: unknown = await getBackendSrv().get(
      `/api/datasources/uid/${encodeURIComponent(uid)}`,
      undefined,
      undefined,
      { showErrorAlert: false }
    );
    const parsed = answer.safeParse(source);
    return parsed.success && parsed.data.url !== '' ? { name, url: parsed.data.url } : { name };
  } catch {
    return { name };
  }
}

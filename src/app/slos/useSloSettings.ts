import { useCallback, useEffect, useState } from 'react';
import { getBackendSrv } from '@grafana/runtime';
import { z } from 'zod';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { sloSettings } from './sloSettings';

const address = '/api/plugins/covary-observability-app/settings';
const answer = z.looseObject({ jsonData: z.looseObject({}).nullish() });

/** The objectives of the app's settings; what else these hold stays as it is. */
export interface SloSettings {
  readonly status: 'loading' | 'done' | 'failed';
  readonly slos: readonly ServiceLevelObjective[];
  readonly error?: string;
  readonly save: (slos: readonly ServiceLevelObjective[]) => Promise<void>;
}

/** Reads the objectives of the app's settings, and writes them for those who may. */
export function useSloSettings(): SloSettings {
  const [read, setRead] = useState<Omit<SloSettings, 'save'> & { readonly jsonData: object }>({
    status: 'loading',
    slos: [],
    jsonData: {},
  });
  useEffect(() => {
    let isCurrent = true;
    void readSettings().then((found) => {
      if (isCurrent) {
        setRead(found);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  const { jsonData } = read;
  const save = useCallback(
    async (slos: readonly ServiceLevelObjective[]) => {
      const next = { ...jsonData, slos };
      await getBackendSrv().post(address, { enabled: true, pinned: true, jsonData: next });
      setRead({ status: 'done', slos, jsonData: next });
    },
    [jsonData]
  );
  return { ...read, save };
}

async function readSettings() {
  try {
    const { jsonData } = answer.parse(
      await getBackendSrv().get(address, undefined, undefined, { showErrorAlert: false })
    );
    return { status: 'done' as const, slos: sloSettings(jsonData), jsonData: jsonData ?? {} };
  } catch (error) {
    return {
      status: 'failed' as const,
      slos: [],
      jsonData: {},
      error: error instanceof Error ? error.message : 'no answer',
    };
  }
}

import { useCallback, useEffect, useState } from 'react';
import { getBackendSrv } from '@grafana/runtime';
import { z } from 'zod';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { sloSettings } from './sloSettings';

const address = '/api/plugins/covary-observability-app/settings';
const answer = z.looseObject({
  enabled: z.boolean().default(true),
  pinned: z.boolean().default(true),
  jsonData: z.looseObject({}).nullish(),
});

/** The objectives of the app's settings; what else these hold stays as it is. */
export interface SloSettings {
  readonly status: 'loading' | 'done' | 'failed';
  readonly slos: readonly ServiceLevelObjective[];
  readonly error?: string;
  readonly save: (slos: readonly ServiceLevelObjective[]) => Promise<void>;
}

/** What is written back as it was read. */
interface Kept {
  readonly enabled: boolean;
  readonly pinned: boolean;
  readonly jsonData: object;
}

type Read = Omit<SloSettings, 'save'> & { readonly kept: Kept };

const nothingKept: Kept = { enabled: true, pinned: true, jsonData: {} };

/** Reads the objectives of the app's settings, and writes them for those who may. */
export function useSloSettings(): SloSettings {
  const [read, setRead] = useState<Read>({ status: 'loading', slos: [], kept: nothingKept });
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
  const { kept } = read;
  const save = useCallback(
    async (slos: readonly ServiceLevelObjective[]) => {
      const next = { ...kept, jsonData: { ...kept.jsonData, slos } };
      await getBackendSrv().post(address, next);
      setRead({ status: 'done', slos, kept: next });
    },
    [kept]
  );
  const { kept: _, ...shown } = read;
  return { ...shown, save };
}

async function readSettings(): Promise<Read> {
  try {
    const { enabled, pinned, jsonData } = answer.parse(
      await getBackendSrv().get(address, undefined, undefined, { showErrorAlert: false })
    );
    return { status: 'done', slos: sloSettings(jsonData), kept: { enabled, pinned, jsonData: jsonData ?? {} } };
  } catch (error) {
    return {
      status: 'failed',
      slos: [],
      kept: nothingKept,
      error: error instanceof Error ? error.message : 'no answer',
    };
  }
}

import { useEffect, useState } from 'react';
import { getBackendSrv } from '@grafana/runtime';
import { prometheusSources } from '../query/prometheusSources';
import { type RunningDetector } from './runningDetector';
import { runningDetectorsOf } from './runningDetectorsOf';

/** The anomaly rules that run in the stores of Grafana's Prometheus data sources; stores that do not say which rules they run have none. */
export function useRunningDetectors(): readonly RunningDetector[] {
  const [found, setFound] = useState<readonly RunningDetector[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void Promise.all(prometheusSources().map(({ uid, name }) => rulesOf({ uid, name }))).then((all) => {
      if (isCurrent) {
        setFound(all.flat());
      }
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return found;
}

async function rulesOf(store: RunningDetector['store']): Promise<readonly RunningDetector[]> {
  try {
    const address = `/api/prometheus/${encodeURIComponent(store.uid)}/api/v1/rules`;
    const answer: unknown = await getBackendSrv().get(address, undefined, undefined, { showErrorAlert: false });
    return runningDetectorsOf(store, answer);
  } catch {
    return [];
  }
}

import { useEffect, useState } from 'react';
import { getBackendSrv } from '@grafana/runtime';
import { z } from 'zod';
import { subjectOfLabels } from '../../core/rootcause/subjectOfLabels';
import { alertAddress } from '../links/alertAddress';
import { typeOfSource } from '../links/typeOfSource';

/** An alert of Grafana's own alerting that fires now. */
export interface GrafanaAlert {
  readonly rule: string;
  /** Whom it is about; empty where no label says. */
  readonly subject: string;
  readonly severity: string;
  readonly startMs: number;
  /** Of its investigation. */
  readonly address: string;
}

const alertShape = z.object({
  labels: z.record(z.string(), z.string()).default({}),
  state: z.string().default(''),
  activeAt: z.string().default(''),
});
const answer = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({ name: z.string(), query: z.string().default(''), alerts: z.array(alertShape).nullish() })
        ),
      })
    ),
  }),
});
/** What is not understood, or not allowed, is no alert. */
const firing = /^(?:alerting|firing)/i;

/** Asks Grafana which of its alerts fire, the latest first; anew when `askedMs` changes. None without the right to read rules. */
export function useGrafanaAlerts(askedMs: number): readonly GrafanaAlert[] {
  const [alerts, setAlerts] = useState<readonly GrafanaAlert[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void firingAlerts(askedMs).then((found) => {
      if (isCurrent) {
        setAlerts(found);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [askedMs]);
  return alerts;
}

async function firingAlerts(nowMs: number): Promise<readonly GrafanaAlert[]> {
  try {
    const found: unknown = await getBackendSrv().get('/api/prometheus/grafana/api/v1/rules', undefined, undefined, {
      showErrorAlert: false,
    });
    return answer
      .parse(found)
      .data.groups.flatMap(({ rules }) => rules)
      .flatMap(({ name, query, alerts }) =>
        (alerts ?? [])
          .filter(({ state }) => firing.test(state))
          .map(({ labels, activeAt }): GrafanaAlert => {
            const rule = { rulerRule: { grafana_alert: { data: queriesOf(query) } } };
            return {
              rule: name,
              subject: subjectOfLabels(labels) ?? '',
              severity: labels['severity'] ?? '',
              startMs: Date.parse(activeAt),
              address: alertAddress({ instance: { activeAt, labels }, rule }, nowMs, typeOfSource),
            };
          })
      )
      .sort((a, b) => b.startMs - a.startMs);
  } catch {
    return [];
  }
}

/** A rule's queries, which Grafana writes as JSON. */
function queriesOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

import { t } from '@grafana/i18n';
import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { z } from 'zod';
import { type Ruler } from './ruler';
import { rulerFailure } from './rulerFailure';

/** The folder that holds our groups: nothing of other folders is read or written. */
const folder = { uid: 'covary-rules', title: 'Covary rules' } as const;
const address = `/api/ruler/grafana/api/v1/rules/${folder.uid}`;
const texts = z.record(z.string(), z.string()).optional();
const query = z.object({
  refId: z.string(),
  datasourceUid: z.string(),
  queryType: z.string().optional(),
  relativeTimeRange: z.object({ from: z.number(), to: z.number() }).optional(),
  model: z.record(z.string(), z.unknown()),
});
const alerting = z.object({
  grafana_alert: z.object({
    title: z.string(),
    condition: z.string(),
    no_data_state: z.string(),
    exec_err_state: z.string(),
    data: z.array(query),
  }),
  for: z.string().optional(),
  labels: texts,
  annotations: texts,
});
// What else Grafana says of a rule that records has no meaning for it.
const recording = z.object({
  grafana_alert: z.object({
    title: z.string(),
    record: z.object({ metric: z.string(), from: z.string(), target_datasource_uid: z.string().optional() }),
    data: z.array(query),
  }),
  labels: texts,
});
const rule = z.union([recording, alerting]);
const answer = z.record(
  z.string(),
  z.array(z.object({ name: z.string(), interval: z.string().default('1m'), rules: z.array(rule) }))
);
const quiet = { showErrorAlert: false, showSuccessAlert: false } as const;

/** Grafana's own alerting: its rules ask Covary, and alert or record. */
export function grafanaRuler(): Ruler {
  const name = t('ruler.grafana', "Grafana's alerting");
  const asked = async <Found>(ask: () => Promise<Found>): Promise<Found> => {
    try {
      return await ask();
    } catch (error) {
      throw rulerFailure(error, name);
    }
  };
  return {
    id: 'grafana',
    name,
    read: async () => {
      let found: unknown;
      try {
        found = await getBackendSrv().get(address, undefined, undefined, quiet);
      } catch (error) {
        // Without the folder, which comes with the first group, there are none.
        if (isFetchError(error) && (error.status === 404 || error.status === 403) && !(await hasFolder())) {
          return [];
        }
        throw rulerFailure(error, name);
      }
      const groups = answer.safeParse(found);
      if (!groups.success) {
        throw new Error(t('ruler.not-understood', 'The rules of {{name}} could not be read.', { name }));
      }
      return Object.values(groups.data).flat();
    },
    write: async (group) =>
      asked(async () => {
        if (!(await hasFolder())) {
          await getBackendSrv().post('/api/folders', folder, quiet);
        }
        const known = await uidsOf(group.name);
        const rules = group.rules.map((one) => {
          if (!('grafana_alert' in one)) {
            return one;
          }
          const uid = known.get(one.grafana_alert.title);
          return uid === undefined ? one : { ...one, grafana_alert: { ...one.grafana_alert, uid } };
        });
        await getBackendSrv().post(address, { ...group, rules }, quiet);
      }),
    remove: async (group) =>
      asked(async () => {
        await getBackendSrv().delete(`${address}/${encodeURIComponent(group)}`, undefined, quiet);
      }),
  };
}

async function hasFolder(): Promise<boolean> {
  try {
    await getBackendSrv().get(`/api/folders/${folder.uid}`, undefined, undefined, quiet);
    return true;
  } catch {
    return false;
  }
}

const named = z.object({
  rules: z.array(z.object({ grafana_alert: z.object({ title: z.string(), uid: z.string() }) })),
});

/** The ids of the rules of a group by their titles: a rule that keeps its id keeps its state and its history. */
async function uidsOf(group: string): Promise<ReadonlyMap<string, string>> {
  try {
    const found: unknown = await getBackendSrv().get(
      `${address}/${encodeURIComponent(group)}`,
      undefined,
      undefined,
      quiet
    );
    return new Map(named.parse(found).rules.map(({ grafana_alert: { title, uid } }) => [title, uid]));
  } catch {
    return new Map();
  }
}

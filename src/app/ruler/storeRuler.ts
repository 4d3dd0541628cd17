import { type DataSourceInstanceSettings, type DataSourceJsonData } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { z } from 'zod';
import { type Ruler } from './ruler';
import { rulerFailure } from './rulerFailure';

/** Where our groups stand: nothing of other namespaces is read or written. */
const namespace = 'covary';
const texts = z.record(z.string(), z.string()).optional();
const rule = z.union([
  z.object({ record: z.string().min(1), expr: z.string(), labels: texts }),
  z.object({
    alert: z.string().min(1),
    expr: z.string(),
    for: z.string().optional(),
    keep_firing_for: z.string().optional(),
    labels: texts,
    annotations: texts,
  }),
]);
const answer = z.record(
  z.string(),
  z.array(z.object({ name: z.string(), interval: z.string().default('1m'), rules: z.array(rule).default([]) }))
);
const quiet = { showErrorAlert: false, showSuccessAlert: false } as const;

/**
 * The ruler of a store behind a Prometheus data source of Grafana (Mimir, Cortex), asked through Grafana with the rights of who looks. Prometheus and
 * VictoriaMetrics read rules from files alone.
 */
export function storeRuler({ uid, name, jsonData }: DataSourceInstanceSettings): Ruler {
  const subtype = subtypeOf(jsonData);
  const address = (group?: string): string => {
    const path = group === undefined ? namespace : `${namespace}/${encodeURIComponent(group)}`;
    return `/api/ruler/${encodeURIComponent(uid)}/api/v1/rules/${path}?subtype=${subtype}`;
  };
  return {
    id: uid,
    name,
    read: async () => {
      let found: unknown;
      try {
        found = await getBackendSrv().get(address(), undefined, undefined, quiet);
      } catch (error) {
        // A namespace without groups is not there.
        if (isFetchError(error) && error.status === 404 && subtype !== 'prometheus') {
          return [];
        }
        throw subtype === 'prometheus' ? noRuler(name) : rulerFailure(error, name);
      }
      const groups = answer.safeParse(found);
      if (!groups.success) {
        throw noRuler(name);
      }
      return groups.data[namespace] ?? [];
    },
    write: async (group) => {
      try {
        await getBackendSrv().post(address(), group, quiet);
      } catch (error) {
        throw rulerFailure(error, name);
      }
    },
    remove: async (group) => {
      try {
        await getBackendSrv().delete(address(group), undefined, quiet);
      } catch (error) {
        throw rulerFailure(error, name);
      }
    },
  };
}

/** Which ruler it is, by what its data source says of itself. */
function subtypeOf(jsonData: DataSourceJsonData): 'mimir' | 'cortex' | 'prometheus' {
  const said = z.looseObject({ prometheusType: z.string().optional() }).safeParse(jsonData);
  const type = said.success ? said.data.prometheusType?.toLowerCase() : undefined;
  return type === 'mimir' || type === 'cortex' ? type : 'prometheus';
}

function noRuler(name: string): Error {
  return new Error(
    t(
      'ruler.files-only',
      '{{name}} takes rules from files: download them. (Mimir and Cortex take them from here, once their data source says which of them it is.)',
      { name, interpolation: { escapeValue: false } }
    )
  );
}

import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';
import { grafanaRuler } from './grafanaRuler';
import { type Ruler } from './ruler';
import { storeRuler } from './storeRuler';

const settings = z.looseObject({ manageAlerts: z.boolean().optional() });

/** Whoever may be asked to evaluate rules: Grafana, then the stores whose data sources do not forbid it. */
export function rulers(): readonly Ruler[] {
  const stores = getDataSourceSrv().getList({ filter: ({ type }) => type === 'prometheus' });
  return [grafanaRuler(), ...stores.filter(mayManageAlerts).map(storeRuler)];
}

function mayManageAlerts({ jsonData }: DataSourceInstanceSettings): boolean {
  const parsed = settings.safeParse(jsonData);
  return !parsed.success || parsed.data.manageAlerts !== false;
}

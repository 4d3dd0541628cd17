import { type DataSourceInstanceSettings } from '@grafana/data';
import { z } from 'zod';
import { prometheusSources } from '../query/prometheusSources';
import { grafanaRuler } from './grafanaRuler';
import { type Ruler } from './ruler';
import { storeRuler } from './storeRuler';

const settings = z.looseObject({ manageAlerts: z.boolean().optional() });

/** Whoever may be asked to evaluate rules: Grafana, then the stores whose data sources do not forbid it. */
export function rulers(): readonly Ruler[] {
  return [grafanaRuler(), ...prometheusSources().filter(mayManageAlerts).map(storeRuler)];
}

function mayManageAlerts({ jsonData }: DataSourceInstanceSettings): boolean {
  const parsed = settings.safeParse(jsonData);
  return !parsed.success || parsed.data.manageAlerts !== false;
}

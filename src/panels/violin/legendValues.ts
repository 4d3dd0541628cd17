import { type DisplayValue, fieldReducers, FieldType, type GrafanaTheme2, reduceField } from '@grafana/data';

import { numberDisplay } from '../kit/chart/numberDisplay';
import { type LegendEntry } from './legendEntries';
import { type Statistic } from './valueStatistics';

/** The calculations that are asked for as the legend writes them: in Grafana's names, in the unit of the entry's field. */
export function legendValues(
  entry: LegendEntry,
  calcs: readonly string[],
  statistics: Readonly<Record<string, Statistic>>,
  theme: GrafanaTheme2
): DisplayValue[] {
  return calcs.map((id) => {
    const { name, preservesUnits = true } = fieldReducers.get(id);
    const display = numberDisplay(preservesUnits ? (entry.field?.config ?? {}) : {}, theme);
    const found = statistics[id];
    return { ...display(found === undefined ? byGrafana(entry, id) : found), title: name };
  });
}

/** The calculations that only Grafana has: lists of all values or of the different ones. */
function byGrafana({ groups, field }: LegendEntry, id: string): unknown {
  const values = groups.flatMap((group) => Array.from(group.values));
  const config = field?.config ?? {};
  return reduceField({ field: { name: 'values', type: FieldType.number, config, values }, reducers: [id] })[id];
}

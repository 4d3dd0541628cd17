import {
  type DisplayValue,
  type Field,
  fieldReducers,
  FieldType,
  type GrafanaTheme2,
  reduceField,
} from '@grafana/data';

import { numberDisplay } from '../numberDisplay';
import { histogramQuantile } from './histogramQuantile';
import { type LegendEntry } from './legendEntries';
import { type ValueGroup } from './readGroups';

/** Grafana's calculations over an entry's values, in the unit of its field. */
export function entryStatistics(
  { field, groups }: LegendEntry,
  calcs: readonly string[],
  theme: GrafanaTheme2
): DisplayValue[] {
  const results = calcs.length === 0 ? {} : statisticsOf(groups, field, calcs);
  return calcs.map((id) => {
    const { name, preservesUnits = true } = fieldReducers.get(id);
    const display = numberDisplay(preservesUnits ? (field?.config ?? {}) : {}, theme);
    return { ...display(results[id]), title: name };
  });
}

function statisticsOf(
  groups: readonly ValueGroup[],
  field: Field | undefined,
  calcs: readonly string[]
): Record<string, unknown> {
  const [first] = groups;
  if (first?.histogram) {
    const { histogram } = first;
    return Object.fromEntries(calcs.map((id) => [id, histogramStatistic(histogram, id)]));
  }
  const values = groups.flatMap((group) => Array.from(group.values));
  return reduceField({
    field: { name: 'values', type: FieldType.number, config: field?.config ?? {}, values },
    reducers: [...calcs],
  });
}

/** What the counts of buckets tell; the rest is not known. */
function histogramStatistic(histogram: NonNullable<ValueGroup['histogram']>, id: string): number | null {
  if (id === 'count') {
    return histogram.counts.reduce((sum, count) => sum + count, 0);
  }
  const percentile = id === 'median' ? 50 : Number(/^p(\d+)$/.exec(id)?.[1]);
  return Number.isFinite(percentile) ? histogramQuantile(histogram, percentile / 100) : null;
}

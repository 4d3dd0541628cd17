import { type MetricRole } from '../../../../core/rootcause/roles/metricRole';
import { readExpression } from '../../../../core/rootcause/roles/readExpression';
import { type MetricMetadata, roleOfMetadata } from '../../../../core/rootcause/roles/roleOfMetadata';
import { roleOfExpression } from '../../../../core/rootcause/roles/roleOfExpression';
import { roleOfName } from '../../../../core/rootcause/roles/roleOfName';
import { roleOfSeries } from '../../../../core/rootcause/roles/roleOfSeries';
import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { type QueryInput } from '../../../../protocol/query';
import { describedKey, type UnknownMetric } from '../../inputs/describedMetrics';

/** A role, and who tells it: the input's author, its query, the store's metadata, or the words of names; nobody of `other`. */
export interface ToldRole {
  readonly role: MetricRole;
  readonly toldBy: 'input' | 'query' | 'store' | 'name' | '';
}

/** The role of each series: what its input says, else what its query, the store's metadata, its name and its legend tell. */
export function rolesOfSeries(
  series: readonly SeriesIdentity[],
  inputs: readonly QueryInput[],
  described: ReadonlyMap<string, MetricMetadata> = new Map()
): readonly ToldRole[] {
  const known = readInputs(inputs);
  return series.map(({ name, labels, inputRefId }): ToldRole => {
    const { input, told = 'other', metric: selected } = known.get(inputRefId) ?? {};
    if (input?.role !== undefined) {
      return { role: input.role, toldBy: 'input' };
    }
    if (told !== 'other') {
      return { role: told, toldBy: 'query' };
    }
    const metric = labels['__name__'];
    const key = describedKey({ refId: inputRefId, metric: metadataName(metric ?? selected ?? '') });
    const metadata = described.get(key);
    const stored = metadata === undefined ? 'other' : roleOfMetadata(metadata);
    if (stored !== 'other') {
      return { role: stored, toldBy: 'store' };
    }
    const role = roleOfSeries({ name, metric, expression: undefined, legend: input?.legend });
    return { role, toldBy: role === 'other' ? '' : 'name' };
  });
}

/** The metrics of which neither their input nor their query or name tells the role, each once an input. */
export function metricsWithoutRole(
  series: readonly SeriesIdentity[],
  inputs: readonly QueryInput[]
): readonly UnknownMetric[] {
  const known = readInputs(inputs);
  const found = new Map<string, UnknownMetric>();
  for (const { labels, inputRefId } of series) {
    const { input, told, metric: selected = '' } = known.get(inputRefId) ?? {};
    const metric = labels['__name__'] ?? selected;
    if (input?.role === undefined && told === 'other' && metric !== '' && roleOfName(metric) === 'other') {
      const one = { refId: inputRefId, metric: metadataName(metric) };
      found.set(describedKey(one), one);
    }
  }
  return [...found.values()];
}

/** A query can be long, and of many series: it is read once. */
function readInputs(inputs: readonly QueryInput[]) {
  return new Map(
    inputs.map((input) => {
      const expression = input.expr ?? input.query ?? '';
      const metric = readExpression(expression).selectors[0]?.metric;
      return [input.refId, { input, told: roleOfExpression(expression), metric }];
    })
  );
}

/** Stores describe a histogram or a summary under the name without what its parts add. */
function metadataName(metric: string): string {
  return metric.replace(/_(?:bucket|sum|count)$/, '');
}

import { type MetricRole } from '../../../../core/rootcause/roles/metricRole';
import { roleOfExpression } from '../../../../core/rootcause/roles/roleOfExpression';
import { roleOfSeries } from '../../../../core/rootcause/roles/roleOfSeries';
import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { type QueryInput } from '../../../../protocol/query';

/** The role of each series: what its input says, else what its name, its query and its legend tell. */
export function rolesOfSeries(series: readonly SeriesIdentity[], inputs: readonly QueryInput[]): readonly MetricRole[] {
  // A query can be long, and of many series: it is read once.
  const inputOf = new Map(
    inputs.map((input) => [input.refId, { input, told: roleOfExpression(input.expr ?? input.query ?? '') }])
  );
  return series.map(({ name, labels, inputRefId }) => {
    const { input, told = 'other' } = inputOf.get(inputRefId) ?? {};
    if (input?.role !== undefined) {
      return input.role;
    }
    return told === 'other'
      ? roleOfSeries({ name, metric: labels['__name__'], expression: undefined, legend: input?.legend })
      : told;
  });
}

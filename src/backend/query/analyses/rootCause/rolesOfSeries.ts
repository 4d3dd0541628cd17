import { type MetricRole } from '../../../../core/rootcause/roles/metricRole';
import { roleOfSeries } from '../../../../core/rootcause/roles/roleOfSeries';
import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { type QueryInput } from '../../../../protocol/query';

/** The role of each series: what its input says, else what its name, its query and its legend tell. */
export function rolesOfSeries(series: readonly SeriesIdentity[], inputs: readonly QueryInput[]): readonly MetricRole[] {
  const inputOf = new Map(inputs.map((input) => [input.refId, input]));
  return series.map(({ name, labels, inputRefId }) => {
    const input = inputOf.get(inputRefId);
    return (
      input?.role ??
      roleOfSeries({ name, metric: labels['__name__'], expression: input?.expr ?? input?.query, legend: input?.legend })
    );
  });
}

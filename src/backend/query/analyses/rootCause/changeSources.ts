import { type ChangeSource, changeSourceOf } from '../../../../core/rootcause/changes/changeSource';
import { type MetricRole } from '../../../../core/rootcause/roles/metricRole';
import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { type QueryInput } from '../../../../protocol/query';

/** What each series tells of changes; nothing where its author says that it has another role. */
export function changeSources(
  series: readonly SeriesIdentity[],
  roles: readonly MetricRole[],
  inputs: readonly QueryInput[]
): ReadonlyArray<ChangeSource | undefined> {
  const inputOf = new Map(inputs.map((input) => [input.refId, input]));
  return series.map(({ labels, inputRefId }, index) => {
    const input = inputOf.get(inputRefId);
    const role = roles[index] ?? 'other';
    return input?.role !== undefined && input.role !== 'change'
      ? undefined
      : changeSourceOf({ metric: labels['__name__'], expression: input?.expr ?? input?.query, labels, role });
  });
}

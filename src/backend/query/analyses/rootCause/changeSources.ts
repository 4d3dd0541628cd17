import { type ChangeSource, changeSourceOf } from '../../../../core/rootcause/changes/changeSource';
import { readExpression } from '../../../../core/rootcause/roles/readExpression';
import { type MetricRole } from '../../../../core/rootcause/roles/metricRole';
import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { type QueryInput } from '../../../../protocol/query';

const noExpression = readExpression('');

/** What each series tells of changes; nothing where its author says that it has another role. */
export function changeSources(
  series: readonly SeriesIdentity[],
  roles: readonly MetricRole[],
  inputs: readonly QueryInput[]
): ReadonlyArray<ChangeSource | undefined> {
  // A query can be long, and of many series: it is read once.
  const known = new Map(
    inputs.map(({ refId, role, expr, query = '' }) => [
      refId,
      { said: role, expression: readExpression(expr ?? query) },
    ])
  );
  return series.map(({ labels, inputRefId }, index) => {
    const { said, expression = noExpression } = known.get(inputRefId) ?? {};
    const role = roles[index] ?? 'other';
    return said !== undefined && said !== 'change'
      ? undefined
      : changeSourceOf({ metric: labels['__name__'], expression, labels, role });
  });
}

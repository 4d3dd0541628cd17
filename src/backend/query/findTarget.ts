import { type SeriesIdentity } from '../../core/series/seriesMatrix';
import { QueryError } from '../queryError';

/** The place of the series that `target` names: the first one of the input with that refId, or the one of that name. */
export function findTarget(target: string, series: readonly SeriesIdentity[]): number {
  const byInput = series.findIndex(({ inputRefId }) => inputRefId === target);
  const found =
    byInput >= 0
      ? byInput
      : series.findIndex(({ name, inputRefId }) => name === target || name === `${inputRefId} ${target}`);
  if (found < 0) {
    const inputs = [...new Set(series.map(({ inputRefId }) => inputRefId))].join(', ');
    throw new QueryError(
      `there is no target "${target}": name an input (${inputs}) or a series as its legend shows it`
    );
  }
  return found;
}

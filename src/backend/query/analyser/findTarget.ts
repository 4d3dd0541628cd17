import { type SeriesIdentity } from '../../../core/series/seriesMatrix';
import { QueryError } from '../../queryError';

/**
 * The place of the series that `target` names: the first one of the input with that refId, or the one of that name.
 *
 * @param inputs those that were asked, with series or without
 * @throws QueryError that says what there is, or that the target's input has nothing
 */
export function findTarget(
  target: string,
  series: readonly SeriesIdentity[],
  inputs: ReadonlyArray<{ readonly refId: string }>
): number {
  const byInput = series.findIndex(({ inputRefId }) => inputRefId === target);
  const found =
    byInput >= 0
      ? byInput
      : series.findIndex(({ name, inputRefId }) => name === target || name === `${inputRefId} ${target}`);
  if (found < 0 && inputs.some(({ refId }) => refId === target)) {
    throw new QueryError(`the target is the first series of the input "${target}", which has none in this range`);
  }
  if (found < 0) {
    const known = [...new Set(series.map(({ inputRefId }) => inputRefId))].join(', ');
    throw new QueryError(`there is no target "${target}": name an input (${known}) or a series as its legend shows it`);
  }
  return found;
}

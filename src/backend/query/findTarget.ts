import { type SeriesIdentity } from '../../core/series/seriesMatrix';
import { QueryError } from '../queryError';

/**
 * The place of the series that `target` names: the first one of the input with that refId, or the one of that name.
 *
 * @param asked the refIds of the inputs that were asked, with series or without
 * @throws QueryError that says what there is, or that the target's input has nothing
 */
export function findTarget(target: string, series: readonly SeriesIdentity[], asked: readonly string[]): number {
  const byInput = series.findIndex(({ inputRefId }) => inputRefId === target);
  const found =
    byInput >= 0
      ? byInput
      : series.findIndex(({ name, inputRefId }) => name === target || name === `${inputRefId} ${target}`);
  if (found < 0 && asked.includes(target)) {
    throw new QueryError(`the target is the first series of the input "${target}", which has none in this range`);
  }
  if (found < 0) {
    const inputs = [...new Set(series.map(({ inputRefId }) => inputRefId))].join(', ');
    throw new QueryError(
      `there is no target "${target}": name an input (${inputs}) or a series as its legend shows it`
    );
  }
  return found;
}

import { type SeriesIdentity } from '../../../core/series/seriesMatrix';
import { QueryError } from '../../queryError';

const listedSeries = 5;

/**
 * The place of the series that `target` names: the first one of the input with that refId, or the one of that name; where none is
 * called so, the only one whose name differs in capitals alone.
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
  const byName = placesOf((name) => name === target, series);
  const alike = placesOf((name) => name.toLowerCase() === target.toLowerCase(), series);
  const [named = -1] = byName.length === 0 && alike.length === 1 ? alike : byName;
  const found = byInput >= 0 ? byInput : named;
  if (found < 0 && inputs.some(({ refId }) => refId === target)) {
    throw new QueryError(`the target is the first series of the input "${target}", which has none in this range`);
  }
  if (found < 0) {
    const known = [...new Set(series.map(({ inputRefId }) => inputRefId))].join(', ');
    const names = series.slice(0, listedSeries).map(({ name }) => name);
    const rest = series.length - names.length;
    throw new QueryError(
      `there is no target "${target}": name an input (${known}) or a series as its legend shows it ` +
        `(${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`
    );
  }
  return found;
}

/** The places of the series of whose names, alone or behind their input's, something holds. */
function placesOf(isSo: (name: string) => boolean, series: readonly SeriesIdentity[]): readonly number[] {
  return series.flatMap(({ name, inputRefId }, place) =>
    isSo(name) || (name.startsWith(`${inputRefId} `) && isSo(name.slice(inputRefId.length + 1))) ? [place] : []
  );
}

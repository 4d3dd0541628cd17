import { labelsKey } from '../../core/series/labelsKey';
import { type ResponseSeries } from '../../core/kernels/matrixResponse';
import { concatenateValues } from '../../core/series/concatenateValues';

/**
 * Puts the parts of each series together, in order; a series is known by its labels, and has from its first part what else
 * it has. Pauses after each.
 */
export function* joinChunks<Series extends ResponseSeries>(
  chunks: ReadonlyArray<readonly Series[]>
): Generator<undefined, readonly Series[]> {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) {
    return only;
  }
  const parts = new Map<string, [Series, ...Series[]]>();
  for (const series of chunks.flat()) {
    const key = labelsKey(series.labels);
    const known = parts.get(key);
    if (known === undefined) {
      parts.set(key, [series]);
    } else {
      known.push(series);
    }
    yield;
  }
  const joined: Series[] = [];
  for (const list of parts.values()) {
    joined.push({
      ...list[0],
      times: concatenateValues(list.map(({ times }) => times)),
      values: concatenateValues(list.map(({ values }) => values)),
    });
    yield;
  }
  return joined;
}

import { labelsKey } from '../../../core/series/labelsKey';
import { type SeriesIdentity } from '../../../core/series/seriesMatrix';

/** The label that tells the input of a series where its other labels don't. */
const inputLabel = 'input';

/**
 * How series of several inputs are told apart where these return the same: names that two inputs share get the input's
 * refId in front, labels that two inputs share get the label `input`. All series of such inputs get them, so that they
 * stay comparable. For alert rules series of several inputs always have the label: an input that returns nothing now and
 * then must not change whose alert it is. Pauses often.
 *
 * @returns what to do with a series of these inputs, also one of another range
 */
export function* tellInputsApart(
  series: readonly SeriesIdentity[],
  isFromAlert: boolean
): Generator<undefined, <Series extends SeriesIdentity>(one: Series) => Series> {
  const inputs = new Set(series.map(({ inputRefId }) => inputRefId));
  if (inputs.size < 2) {
    return (one) => one;
  }
  const named = yield* sharing(series, ({ name }) => name);
  const labelled = isFromAlert ? inputs : yield* sharing(series, ({ labels }) => labelsKey(labels));
  if (named.size === 0 && labelled.size === 0) {
    return (one) => one;
  }
  return (one) => ({
    ...one,
    ...(named.has(one.inputRefId) ? { name: `${one.inputRefId} ${one.name}` } : {}),
    ...(labelled.has(one.inputRefId) && !(inputLabel in one.labels)
      ? { labels: { ...one.labels, [inputLabel]: one.inputRefId } }
      : {}),
  });
}

/** The inputs that share a key with another input. */
function* sharing(
  series: readonly SeriesIdentity[],
  keyOf: (one: SeriesIdentity) => string
): Generator<undefined, ReadonlySet<string>> {
  const inputs = new Map<string, Set<string>>();
  for (const one of series) {
    const key = keyOf(one);
    const known = inputs.get(key);
    if (known === undefined) {
      inputs.set(key, new Set([one.inputRefId]));
    } else {
      known.add(one.inputRefId);
    }
    yield;
  }
  return new Set([...inputs.values()].filter(({ size }) => size > 1).flatMap((shared) => [...shared]));
}

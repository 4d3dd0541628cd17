import { labelsKey } from '../../../core/series/labelsKey';
import { type LabelledSeries } from '../../../core/series/labelledSeries';

/** A text for each series of an answer by which it is known in other answers; equal ones are numbered. Pauses after each. */
export function* answerKeys(series: readonly LabelledSeries[]): Generator<undefined, readonly string[]> {
  const counts = new Map<string, number>();
  const keys: string[] = [];
  for (const { name, labels } of series) {
    const key = JSON.stringify([labelsKey(labels), name]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    keys.push(count === 0 ? key : `${key}#${count}`);
    yield;
  }
  return keys;
}

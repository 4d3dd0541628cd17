import { labelsKey } from '../../../core/series/labelsKey';
import { type LabelledSeries } from '../../../core/series/labelledSeries';

/** A text for each series of an answer by which it is known in other answers; equal ones are numbered. */
export function answerKeys(series: readonly LabelledSeries[]): readonly string[] {
  const counts = new Map<string, number>();
  return series.map(({ name, labels }) => {
    const key = JSON.stringify([labelsKey(labels), name]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count === 0 ? key : `${key}#${count}`;
  });
}

import { type Labels } from './labelledSeries';
import { labelValue } from './labelValue';

/** The value of the first of the labels that is there and not empty; `undefined` where none is. */
export function firstLabel(labels: Labels, names: readonly string[]): string | undefined {
  return names.map((name) => labelValue(labels, name)).find((value) => value !== undefined && value !== '');
}

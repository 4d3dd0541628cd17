import { type FieldOverrideContext, type SelectableValue } from '@grafana/data';

import { featureNames } from '../../core/clustering/features/featureNames';
import { readItems } from '../kit/items/readItems';

/** More features than these (every sample of a series) are no choice. */
const choiceLimit = 200;

/** The features that the data of the edited panel has, and those of series as such. */
export function featureChoices(context: FieldOverrideContext): Promise<Array<SelectableValue<string>>> {
  const read = readItems(context.data, { source: 'auto', value: 'mean', fallback: 'summary', toleranceMs: 0 });
  const numbers = read?.numbers;
  const given = numbers?.source === 'rows' || numbers?.source === 'queries' ? numbers.features : [];
  const names = new Set([...given, ...(numbers?.source === 'rows' ? [] : featureNames)]);
  return Promise.resolve(Array.from(names, (name) => ({ value: name, label: name })).slice(0, choiceLimit));
}

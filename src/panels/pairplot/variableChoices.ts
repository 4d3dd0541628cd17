import { type FieldOverrideContext, type SelectableValue } from '@grafana/data';

import { readSamples } from './readSamples';

/** The variables that the data of the edited panel has. */
export function variableChoices(context: FieldOverrideContext): Promise<Array<SelectableValue<string>>> {
  const named = (['none', 'label'] as const).flatMap((colorBy) => {
    const table = readSamples(context.data, { toleranceSeconds: 0, colorBy, colorLabel: '' });
    return table?.variables.map(({ name }) => name) ?? [];
  });
  return Promise.resolve(Array.from(new Set(named), (name) => ({ value: name, label: name })));
}

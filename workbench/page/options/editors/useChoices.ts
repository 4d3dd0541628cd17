import { type SelectableValue, type SelectFieldConfigSettings, type StandardEditorContext } from '@grafana/data';
import { useEffect, useState } from 'react';

/** What can be chosen: as written down with the option, or as the data of the panel has it. */
export function useChoices<T>(
  settings: SelectFieldConfigSettings<T> | undefined,
  context: StandardEditorContext<unknown>
): Array<SelectableValue<T>> {
  const [choices, setChoices] = useState(settings?.options ?? []);
  const { data } = context;
  useEffect(() => {
    let isCurrent = true;
    void settings?.getOptions?.({ data }).then((found) => isCurrent && setChoices(found));
    return () => {
      isCurrent = false;
    };
  }, [settings, data]);
  return choices;
}

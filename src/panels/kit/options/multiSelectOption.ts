import { type FieldOverrideContext, type SelectableValue } from '@grafana/data';

import { type DeclaredOption, fieldOf, type OptionTexts } from './declaredOption';

interface MultiSelectOption extends OptionTexts {
  readonly default: readonly string[];
  /** Choices that depend on the data. */
  readonly choicesOf: (context: FieldOverrideContext) => Promise<Array<SelectableValue<string>>>;
}

/** An option that is any of many choices. */
export function multiSelectOption(option: MultiSelectOption): DeclaredOption<readonly string[]> {
  return {
    default: option.default,
    addTo: (builder, place) => {
      builder.addMultiSelect({
        ...fieldOf(option, place),
        settings: { options: [], getOptions: option.choicesOf },
      });
    },
  };
}

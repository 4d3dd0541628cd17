import { type FieldOverrideContext, type SelectableValue } from '@grafana/data';

import { type DeclaredOption, fieldOf, type OptionTexts } from './declaredOption';

interface SelectOption<Value> extends OptionTexts {
  readonly default: Value;
  readonly choices?: () => Array<SelectableValue<Value>>;
  /** Choices that depend on the data. */
  readonly choicesOf?: (context: FieldOverrideContext) => Promise<Array<SelectableValue<Value>>>;
  readonly isClearable?: boolean;
}

/** An option that is one of many choices. */
export function selectOption<Value>(option: SelectOption<Value>): DeclaredOption<Value> {
  const { choices, choicesOf, isClearable } = option;
  return {
    default: option.default,
    addTo: (builder, place) => {
      builder.addSelect({
        ...fieldOf(option, place),
        defaultValue: option.default,
        settings: {
          options: choices?.() ?? [],
          ...(choicesOf === undefined ? {} : { getOptions: choicesOf }),
          ...(isClearable === undefined ? {} : { isClearable }),
        },
      });
    },
  };
}

import { type SelectableValue } from '@grafana/data';

import { type DeclaredOption, fieldOf, type OptionTexts } from './declaredOption';

interface RadioOption<Value> extends OptionTexts {
  readonly default: Value;
  readonly choices: () => Array<SelectableValue<Value>>;
}

/** An option that is one of a few choices, all in sight. */
export function radioOption<Value>(option: RadioOption<Value>): DeclaredOption<Value> {
  return {
    default: option.default,
    addTo: (builder, place) => {
      builder.addRadio({
        ...fieldOf(option, place),
        defaultValue: option.default,
        settings: { options: option.choices() },
      });
    },
  };
}

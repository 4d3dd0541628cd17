import { type DeclaredOption, fieldOf, type OptionTexts } from './declaredOption';

interface SwitchOption extends OptionTexts {
  readonly default: boolean;
}

/** An option that is on or off. */
export function switchOption(option: SwitchOption): DeclaredOption<boolean> {
  return {
    default: option.default,
    addTo: (builder, place) => {
      builder.addBooleanSwitch({ ...fieldOf(option, place), defaultValue: option.default });
    },
  };
}

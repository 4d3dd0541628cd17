import { type DeclaredOption, fieldOf, type OptionTexts } from './declaredOption';

interface TextOption extends OptionTexts {
  readonly default: string;
  readonly placeholder?: () => string;
}

/** An option that is written. */
export function textOption(option: TextOption): DeclaredOption<string> {
  return {
    default: option.default,
    addTo: (builder, place) => {
      const { placeholder } = option;
      builder.addTextInput({
        ...fieldOf(option, place),
        defaultValue: option.default,
        ...(placeholder === undefined ? {} : { settings: { placeholder: placeholder() } }),
      });
    },
  };
}

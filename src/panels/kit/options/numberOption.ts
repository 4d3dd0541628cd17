import { type DeclaredOption, fieldOf, type OptionTexts } from './declaredOption';

interface NumberOption extends OptionTexts {
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly integer?: boolean;
}

/** An option that is a number; both bounds are included. */
export function numberOption({ name, description, ...option }: NumberOption): DeclaredOption<number> {
  const { default: defaultValue, ...settings } = option;
  return {
    default: defaultValue,
    addTo: (builder, place) => {
      builder.addNumberInput({
        ...fieldOf({ name, ...(description ? { description } : {}) }, place),
        defaultValue,
        settings,
      });
    },
  };
}

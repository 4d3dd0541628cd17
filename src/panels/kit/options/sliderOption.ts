import { type DeclaredOption, fieldOf, type OptionTexts } from './declaredOption';

interface SliderOption extends OptionTexts {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** An option that is a number out of a small range. */
export function sliderOption(option: SliderOption): DeclaredOption<number> {
  const { default: defaultValue, min, max, step } = option;
  return {
    default: defaultValue,
    addTo: (builder, place) => {
      builder.addSliderInput({ ...fieldOf(option, place), defaultValue, settings: { min, max, step } });
    },
  };
}

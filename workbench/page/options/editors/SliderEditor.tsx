import { type SliderFieldConfigSettings, type StandardEditorProps } from '@grafana/data';
import { Slider } from '@grafana/ui';

type Props = StandardEditorProps<number | undefined, SliderFieldConfigSettings>;

/** A number between two others. */
export function SliderEditor({ id = '', value, onChange, item }: Props) {
  const { min = 0, max = 100, step = 1 } = item.settings ?? {};
  return (
    <Slider
      inputId={id}
      value={value ?? min}
      min={min}
      max={max}
      step={step}
      ariaLabelForHandle={item.name}
      onChange={onChange}
    />
  );
}

import { type FieldColor, FieldColorModeId, fieldColorModeRegistry, type StandardEditorProps } from '@grafana/data';
import { ColorPickerInput, Select, Stack } from '@grafana/ui';

type Props = StandardEditorProps<FieldColor | undefined>;

const modes = fieldColorModeRegistry.list().map(({ id, name }) => ({ value: id, label: name }));

/** How a field gets its colour; one colour for all where the mode is a fixed one. */
export function ColorModeEditor({ id, value, onChange, item }: Props) {
  const isFixed = value?.mode === FieldColorModeId.Fixed || value?.mode === FieldColorModeId.Shades;
  return (
    <Stack direction="column" gap={1}>
      <Select
        inputId={id}
        value={value?.mode ?? null}
        options={modes}
        isClearable
        onChange={(mode) => onChange(mode?.value === undefined ? undefined : { ...value, mode: mode.value })}
      />
      {isFixed && (
        <ColorPickerInput
          aria-label={`${item.name}: color`}
          value={value.fixedColor ?? ''}
          returnColorAs="hex"
          onChange={(fixedColor) => onChange({ ...value, fixedColor })}
        />
      )}
    </Stack>
  );
}

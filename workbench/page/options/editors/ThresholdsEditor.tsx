import { type StandardEditorProps, type Threshold, type ThresholdsConfig, ThresholdsMode } from '@grafana/data';
import { Button, ColorPicker, IconButton, Input, RadioButtonGroup, Stack } from '@grafana/ui';

const modes = [
  { value: ThresholdsMode.Absolute, label: 'Absolute' },
  { value: ThresholdsMode.Percentage, label: 'Percentage' },
];
const none: ThresholdsConfig = { mode: ThresholdsMode.Absolute, steps: [{ color: 'green', value: -Infinity }] };

/** Steps from the base up, each with its colour. */
export function ThresholdsEditor({ value = none, onChange, item }: StandardEditorProps<ThresholdsConfig | undefined>) {
  const { mode, steps } = value;
  const replace = (index: number, change: Partial<Threshold>) =>
    onChange({ mode, steps: inOrder(steps.map((step, at) => (at === index ? { ...step, ...change } : step))) });
  return (
    <Stack direction="column" gap={1}>
      {steps.map((step, index) => (
        <Stack key={`${index} ${step.value}`} alignItems="center">
          <ColorPicker color={step.color} onChange={(color) => replace(index, { color })} />
          {Number.isFinite(step.value) ? (
            <>
              <Input
                type="number"
                step="any"
                aria-label={`Threshold ${index}`}
                defaultValue={step.value}
                onBlur={(event) => replace(index, { value: Number(event.currentTarget.value) })}
              />
              <IconButton
                name="trash-alt"
                tooltip={`Remove threshold ${index}`}
                onClick={() => onChange({ mode, steps: steps.filter((_, at) => at !== index) })}
              />
            </>
          ) : (
            'Base'
          )}
        </Stack>
      ))}
      <Button size="sm" variant="secondary" icon="plus" onClick={() => onChange({ mode, steps: withOneMore(steps) })}>
        Add threshold
      </Button>
      <RadioButtonGroup
        aria-label={`${item.name}: mode`}
        size="sm"
        options={modes}
        value={mode}
        onChange={(next) => onChange({ mode: next, steps })}
      />
    </Stack>
  );
}

const inOrder = (steps: readonly Threshold[]): Threshold[] => [...steps].sort((a, b) => a.value - b.value);

function withOneMore(steps: readonly Threshold[]): Threshold[] {
  const last = steps.at(-1)?.value ?? -Infinity;
  return [...steps, { color: 'red', value: Number.isFinite(last) ? last + 10 : 80 }];
}

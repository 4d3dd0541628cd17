import { Stack } from '@grafana/ui';
import { type ReactNode } from 'react';
import { FieldFrame } from '../../form/FieldFrame';
import { Choice } from '../../form/Choice';

interface Mode<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface Props<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly problem: string | undefined;
  readonly modes: ReadonlyArray<Mode<Value>>;
  readonly mode: Value;
  readonly onChange: (mode: Value) => void;
  /** What the chosen mode asks for. */
  readonly children?: ReactNode;
}

/** A field that can be filled in several ways: which of them, and what that one asks for beside it. */
export function ModeField<Value extends string>({
  id,
  label,
  help,
  problem,
  modes,
  mode,
  onChange,
  children,
}: Props<Value>) {
  return (
    <FieldFrame label={label} help={help} problem={problem} htmlFor={id}>
      <Stack gap={0.5} wrap="wrap">
        <Choice<Value>
          id={id}
          options={[...modes]}
          value={mode}
          onChange={({ value }) => onChange(value)}
          width="auto"
          minWidth={22}
        />
        {children}
      </Stack>
    </FieldFrame>
  );
}

import { type KeyboardEvent } from 'react';
import { Field, Input } from '@grafana/ui';
import { useDraft } from './useDraft';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly width?: number;
  /** What stands behind the text, such as its unit. */
  readonly suffix?: string | undefined;
  readonly label?: string;
  readonly isDisabled?: boolean;
  /** Says what is wrong with a text, if anything; such a text is not committed. */
  readonly validate?: (text: string) => string | undefined;
  readonly onCommit: (text: string) => void;
}

/** A text field that passes on what was typed when it is left or Enter is pressed, so that no half-typed value runs. */
export function CommittedInput({
  id,
  value,
  placeholder = '',
  width = 20,
  suffix,
  label,
  isDisabled = false,
  validate,
  onCommit,
}: Props) {
  const [text, setText] = useDraft(value);
  const problem = validate?.(text.trim());
  const commit = (): void => {
    const trimmed = text.trim();
    if (problem === undefined && trimmed !== value) {
      onCommit(trimmed);
    }
  };
  return (
    <Field noMargin invalid={problem !== undefined} error={problem}>
      <Input
        id={id}
        width={width}
        value={text}
        placeholder={placeholder}
        suffix={suffix}
        disabled={isDisabled}
        {...(label === undefined ? {} : { 'aria-label': label })}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter') {
            commit();
          }
        }}
      />
    </Field>
  );
}

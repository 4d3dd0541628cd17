import { type KeyboardEvent } from 'react';
import { TextArea } from '@grafana/ui';
import { useDraft } from './useDraft';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onCommit: (text: string) => void;
}

/** A text of several lines that is passed on when it is left or Shift+Enter is pressed. */
export function CommittedTextArea({ id, value, placeholder, onCommit }: Props) {
  const [text, setText] = useDraft(value);
  const commit = (): void => {
    if (text !== value) {
      onCommit(text);
    }
  };
  return (
    <TextArea
      id={id}
      rows={Math.min(12, Math.max(2, text.split('\n').length))}
      value={text}
      placeholder={placeholder}
      spellCheck={false}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && event.shiftKey) {
          event.preventDefault();
          commit();
        }
      }}
    />
  );
}

import { useState } from 'react';

/** What is being typed, starting from a value; when the value changes from outside, the draft starts anew from it. */
export function useDraft(value: string): readonly [draft: string, setDraft: (text: string) => void] {
  const [origin, setOrigin] = useState(value);
  const [draft, setDraft] = useState(value);
  if (origin !== value) {
    setOrigin(value);
    setDraft(value);
  }
  return [draft, setDraft];
}

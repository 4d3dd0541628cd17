import { useState } from 'react';

/** What is being typed, until it is handed over; starts anew when the value changes. */
export function useDraft(value: string): readonly [string, (draft: string) => void] {
  const [draft, setDraft] = useState({ value, text: value });
  return [draft.value === value ? draft.text : value, (text) => setDraft({ value, text })];
}

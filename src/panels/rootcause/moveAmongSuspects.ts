import { type KeyboardEvent } from 'react';

import { stepIndex } from '../kit/chart/stepIndex';

/** Arrows, Home and End lead from the line of one suspect to that of another. */
export function moveAmongSuspects(event: KeyboardEvent<HTMLElement>): void {
  const lines = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[data-covary-suspect]'));
  const present = lines.findIndex((line) => line === document.activeElement);
  const next = stepIndex(lines.length, present < 0 ? null : present, event.key);
  if (next !== null) {
    event.preventDefault();
    lines[next]?.focus();
  }
}

import { useState } from 'react';

/**
 * The options of these names, as an object that stays the same until one of them changes: work that depends on it is done
 * anew only for what it reads, not for a change of colours.
 *
 * @param names a constant list
 */
export function useChosenOptions<Options extends object, Name extends keyof Options>(
  options: Options,
  names: readonly Name[]
): Pick<Options, Name> {
  const [held, setHeld] = useState(options);
  if (names.every((name) => isSame(held[name], options[name]))) {
    return held;
  }
  setHeld(options);
  return options;
}

/** Grafana hands on copies: lists are the same where their entries are. */
function isSame(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((entry, index) => Object.is(entry, b[index]))
    : Object.is(a, b);
}

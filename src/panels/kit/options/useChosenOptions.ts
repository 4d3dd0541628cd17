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
  if (names.every((name) => Object.is(held[name], options[name]))) {
    return held;
  }
  setHeld(options);
  return options;
}

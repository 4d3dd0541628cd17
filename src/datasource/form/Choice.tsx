import { Combobox } from '@grafana/ui';
import { type ComponentProps, useLayoutEffect, useRef } from 'react';

type Props<Value extends string> = ComponentProps<typeof Combobox<Value>>;

/**
 * Grafana's choice, which tells of each choice once. Its own tells again each time that it is drawn while the pointer's way to the option is still to be
 * dealt with; in Explore, which draws the editor anew at once, that goes on until React gives up, and the page with it.
 */
export function Choice<Value extends string>(props: Props<Value>) {
  const chosen = valueOf(props.value);
  const known = useRef(chosen);
  useLayoutEffect(() => {
    known.current = chosen;
  });
  const once =
    <Told extends Props<Value>['value']>(tell: (option: Told) => void) =>
    (option: Told): void => {
      const value = valueOf<Value>(option);
      if (value !== known.current) {
        known.current = value;
        tell(option);
      }
    };
  // Two branches: what may be emptied tells of null, too.
  return props.isClearable === true ? (
    <Combobox<Value> {...props} onChange={once(props.onChange)} />
  ) : (
    <Combobox<Value> {...props} onChange={once(props.onChange)} />
  );
}

function valueOf<Value extends string>(choice: Props<Value>['value']): Value | undefined {
  return typeof choice === 'object' ? choice?.value : choice;
}

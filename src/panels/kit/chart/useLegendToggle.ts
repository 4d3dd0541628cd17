import { type VizLegendItem } from '@grafana/ui';
import { type MouseEvent, useCallback, useState } from 'react';

/** Names that the legend has switched off, and what a click on a name does. */
export interface LegendToggle {
  readonly hidden: ReadonlySet<string>;
  readonly onLabelClick: (item: VizLegendItem, event: MouseEvent<HTMLElement>) => void;
}

/** As in Grafana's own panels: a click shows one alone (and a second one all), with Ctrl, ⌘ or Shift it toggles one. */
export function useLegendToggle(names: readonly string[]): LegendToggle {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const onLabelClick = useCallback(
    (item: VizLegendItem, event: MouseEvent<HTMLElement>) => {
      const isToggle = event.ctrlKey || event.metaKey || event.shiftKey;
      setHidden((before) => (isToggle ? toggled(before, item.label) : alone(before, item.label, names)));
    },
    [names]
  );
  return { hidden, onLabelClick };
}

function toggled(hidden: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(hidden);
  if (!next.delete(name)) {
    next.add(name);
  }
  return next;
}

function alone(hidden: ReadonlySet<string>, name: string, names: readonly string[]): ReadonlySet<string> {
  const isAloneAlready = !hidden.has(name) && names.every((other) => other === name || hidden.has(other));
  return new Set(isAloneAlready ? [] : names.filter((other) => other !== name));
}

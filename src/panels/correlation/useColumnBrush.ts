import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';

import { cellAt, type HeatmapCell } from '../../charts/heatmap/cellAt';
import { type HeatmapLayout } from '../../charts/heatmap/layout';
import { type MarkInteraction } from '../kit/chart/useMarkInteraction';

/** Columns that a drag has swept over, in order. */
export interface ColumnRange {
  readonly first: number;
  readonly last: number;
}

type Handlers = MarkInteraction<HeatmapCell>['handlers'];

/**
 * Sweeping over the columns of a heatmap with the pointer, as a time range is chosen in Grafana's charts. Everything
 * else goes on to the cells.
 *
 * @param onSelect called with the columns when the pointer is released; null where columns are no times
 */
export function useColumnBrush(
  layout: HeatmapLayout,
  handlers: Handlers,
  onSelect: ((range: ColumnRange) => void) | null
) {
  const [range, setRange] = useState<ColumnRange | null>(null);
  const from = useRef<number | null>(null);
  const wasSwept = useRef(false);

  const columnAt = (event: MouseEvent<HTMLElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const { x, width } = layout.plot;
    const inside = Math.min(Math.max(event.clientX - bounds.left, x), x + width - 1e-6);
    return cellAt(layout, inside, layout.plot.y)?.column ?? null;
  };

  return {
    range,
    handlers: {
      ...handlers,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        wasSwept.current = false;
        const bounds = event.currentTarget.getBoundingClientRect();
        const cell = cellAt(layout, event.clientX - bounds.left, event.clientY - bounds.top);
        from.current = onSelect && event.button === 0 ? (cell?.column ?? null) : null;
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const to = from.current === null ? null : columnAt(event);
        if (from.current === null || to === null || (to === from.current && !wasSwept.current)) {
          handlers.onPointerMove(event);
          return;
        }
        if (!wasSwept.current) {
          wasSwept.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          handlers.onPointerLeave();
        }
        setRange({ first: Math.min(from.current, to), last: Math.max(from.current, to) });
      },
      onPointerUp: () => {
        from.current = null;
        if (range) {
          onSelect?.(range);
          setRange(null);
        }
      },
      onClick: (event: MouseEvent<HTMLElement>) => {
        if (!wasSwept.current) {
          handlers.onClick(event);
        }
      },
    },
  };
}

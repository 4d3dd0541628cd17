import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';

import { type PairplotLayout, type PlacedCell } from '../../charts/pairplot/layout';
import { cellAt, type PairplotMark } from '../../charts/pairplot/pairplotAt';
import { type Rectangle } from '../../charts/geometry';
import { type MarkInteraction } from '../useMarkInteraction';

/** A shorter way of the pointer is a click. */
const leastDrag = 4;

interface BrushEvents {
  readonly onBrush: (cell: PlacedCell, brush: Rectangle) => void;
  readonly onClear: () => void;
}

interface Drag {
  readonly cell: PlacedCell;
  readonly x: number;
  readonly y: number;
}

/** Dragging in a cell draws a rectangle; Escape takes the selection back; everything else goes on to the marks. */
export function usePairBrush(
  layout: PairplotLayout,
  handlers: MarkInteraction<PairplotMark>['handlers'],
  events: BrushEvents
) {
  const drag = useRef<Drag | null>(null);
  const wasDragged = useRef(false);
  const [brush, setBrush] = useState<Rectangle | null>(null);

  const placeOf = (event: MouseEvent<HTMLElement>): readonly [number, number] => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return [event.clientX - bounds.left, event.clientY - bounds.top];
  };
  return {
    brush,
    handlers: {
      ...handlers,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const [x, y] = placeOf(event);
        const cell = event.button === 0 ? cellAt(layout, x, y) : null;
        wasDragged.current = false;
        drag.current = cell && { cell, x, y };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const start = drag.current;
        const [x, y] = placeOf(event);
        if (!start || (!wasDragged.current && Math.hypot(x - start.x, y - start.y) < leastDrag)) {
          handlers.onPointerMove(event);
          return;
        }
        if (!wasDragged.current) {
          wasDragged.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          handlers.onPointerLeave();
        }
        const next = rectangleOf(start, x, y);
        setBrush(next);
        events.onBrush(start.cell, next);
      },
      onPointerUp: () => {
        drag.current = null;
        setBrush(null);
      },
      onPointerCancel: () => {
        drag.current = null;
        setBrush(null);
      },
      onClick: (event: MouseEvent<HTMLElement>) => {
        if (!wasDragged.current) {
          handlers.onClick(event);
        }
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.key === 'Escape') {
          events.onClear();
        }
        handlers.onKeyDown(event);
      },
    },
  };
}

/** Kept within the cell; on the diagonal as high as the cell, since only the horizontal sides count there. */
function rectangleOf({ cell, x, y }: Drag, toX: number, toY: number): Rectangle {
  const { bounds, row, column } = cell;
  const within = (value: number, from: number, size: number) => Math.min(from + size, Math.max(from, value));
  const endX = within(toX, bounds.x, bounds.width);
  const endY = within(toY, bounds.y, bounds.height);
  const isDiagonal = row === column;
  return {
    x: Math.min(x, endX),
    y: isDiagonal ? bounds.y : Math.min(y, endY),
    width: Math.abs(endX - x),
    height: isDiagonal ? bounds.height : Math.abs(endY - y),
  };
}

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';

import { type Rectangle } from '../../../charts/geometry';
import { type MarkInteraction } from './useMarkInteraction';

/** A shorter way of the pointer is a click. */
const leastDrag = 4;

interface BrushEvents<Area> {
  /** The area that a drag from a place stays within; null where none can begin. */
  readonly areaAt: (x: number, y: number) => Area | null;
  /** The rectangle as it is drawn and told; by default what was dragged. */
  readonly shaped?: (area: Area, dragged: Rectangle) => Rectangle;
  /** Told with every move of a drag. */
  readonly onBrush?: (area: Area, brush: Rectangle) => void;
  /** Told when a drag ends. */
  readonly onDrop?: (area: Area, brush: Rectangle) => void;
  /** Told of the Escape key, `wasDragging` where it called a drag off; says whether it let something go. */
  readonly onEscape: (wasDragging: boolean) => boolean;
}

interface Drag<Area> {
  readonly area: Area;
  readonly x: number;
  readonly y: number;
  readonly brush: Rectangle | null;
}

/** Dragging draws a rectangle, Escape calls it off; everything else goes on to the marks. */
export function useRectangleBrush<Mark, Area extends { readonly bounds: Rectangle }>(
  handlers: MarkInteraction<Mark>['handlers'],
  events: BrushEvents<Area>
) {
  const drag = useRef<Drag<Area> | null>(null);
  const wasDragged = useRef(false);
  const [brush, setBrush] = useState<Rectangle | null>(null);

  const placeOf = (event: MouseEvent<HTMLElement>): readonly [number, number] => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return [event.clientX - bounds.left, event.clientY - bounds.top];
  };
  const end = (): Drag<Area> | null => {
    const ended = drag.current;
    drag.current = null;
    setBrush(null);
    return ended;
  };
  return {
    brush,
    handlers: {
      ...handlers,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const [x, y] = placeOf(event);
        const area = event.button === 0 ? events.areaAt(x, y) : null;
        wasDragged.current = false;
        drag.current = area && { area, x, y, brush: null };
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
        const dragged = draggedRectangle(start.area.bounds, start, x, y);
        const next = events.shaped?.(start.area, dragged) ?? dragged;
        drag.current = { ...start, brush: next };
        setBrush(next);
        events.onBrush?.(start.area, next);
      },
      onPointerUp: () => {
        const ended = end();
        if (ended?.brush) {
          events.onDrop?.(ended.area, ended.brush);
        }
      },
      onPointerCancel: () => {
        end();
      },
      onClick: (event: MouseEvent<HTMLElement>) => {
        if (!wasDragged.current) {
          handlers.onClick(event);
        }
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.key === 'Escape') {
          const calledOff = end();
          const wasDragging = calledOff !== null && calledOff.brush !== null;
          if (events.onEscape(wasDragging) || wasDragging) {
            // Grafana would leave its panel editor with the same key.
            event.stopPropagation();
          }
        }
        handlers.onKeyDown(event);
      },
    },
  };
}

/** From where the drag began to where it is, kept within the area. */
function draggedRectangle(bounds: Rectangle, start: { x: number; y: number }, toX: number, toY: number): Rectangle {
  const within = (value: number, from: number, size: number) => Math.min(from + size, Math.max(from, value));
  const endX = within(toX, bounds.x, bounds.width);
  const endY = within(toY, bounds.y, bounds.height);
  return {
    x: Math.min(start.x, endX),
    y: Math.min(start.y, endY),
    width: Math.abs(endX - start.x),
    height: Math.abs(endY - start.y),
  };
}

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';

import { type DendrogramChart, heightAtPoint } from '../../charts/dendrogram/layout';
import { type ChartGesture } from '../kit/chart/MarkedChart';
import { type MarkInteraction } from '../kit/chart/useMarkInteraction';

/** How near the cut line the pointer has to be to take it, in CSS pixels. */
const reach = 5;
/** Share of the axis that PageUp and PageDown move the cut by. */
const keyStep = 0.02;

interface CutDragEvents {
  readonly onDrag: (height: number) => void;
  readonly onEnd: (height: number) => void;
}

/** Lets the cut line be dragged, or moved with PageUp and PageDown; everything else goes on to the branches. */
export function useCutDrag(
  chart: DendrogramChart,
  handlers: MarkInteraction<number>['handlers'],
  events: CutDragEvents
): ChartGesture {
  const [isNearCut, setNearCut] = useState(false);
  const [isDragging, setDragging] = useState(false);
  const wasDragged = useRef(false);
  const isUpright = chart.orientation === 'top' || chart.orientation === 'bottom';

  const heightAt = (event: MouseEvent<HTMLElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return heightAtPoint(chart, event.clientX - bounds.left, event.clientY - bounds.top);
  };
  const isAtCut = (event: MouseEvent<HTMLElement>) => {
    if (!chart.cutLine) {
      return false;
    }
    const bounds = event.currentTarget.getBoundingClientRect();
    const [x, y] = chart.cutLine;
    const distance = isUpright ? event.clientY - bounds.top - y : event.clientX - bounds.left - x;
    return Math.abs(distance) <= reach;
  };

  return {
    isActive: isDragging,
    style: isNearCut || isDragging ? { cursor: isUpright ? 'ns-resize' : 'ew-resize' } : {},
    handlers: {
      ...handlers,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        wasDragged.current = false;
        if (isAtCut(event)) {
          event.currentTarget.setPointerCapture(event.pointerId);
          handlers.onPointerLeave();
          setDragging(true);
        }
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (isDragging) {
          wasDragged.current = true;
          events.onDrag(heightAt(event));
          return;
        }
        setNearCut(isAtCut(event));
        handlers.onPointerMove(event);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (isDragging) {
          setDragging(false);
          if (wasDragged.current) {
            events.onEnd(heightAt(event));
          }
        }
      },
      onClick: (event: MouseEvent<HTMLElement>) => {
        if (!wasDragged.current) {
          handlers.onClick(event);
        }
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const direction = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
        if (direction === 0 || !chart.cutLine) {
          handlers.onKeyDown(event);
          return;
        }
        event.preventDefault();
        const present = heightAtPoint(chart, chart.cutLine[0], chart.cutLine[1]);
        const height = present + direction * keyStep * chart.greatestHeight;
        events.onEnd(Math.min(chart.greatestHeight, Math.max(0, height)));
      },
    },
  };
}

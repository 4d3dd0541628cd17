import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';

import { laneCellAt, type LaneCell, type LanesLayout, laneTimeAt } from '../../charts/anomaly/layoutLanes';
import { type ChartGesture } from '../kit/chart/MarkedChart';
import { type MarkedChartState } from '../kit/chart/useMarkedChart';
import { type Span } from './lanesInView';

interface SweepEvents {
  /** A drag zooms, as everywhere in Grafana. */
  readonly onZoom: (span: Span) => void;
  /** A drag with Shift selects a time of a lane. */
  readonly onSelect: (span: Span, cell: LaneCell) => void;
  readonly onClick: (cell: LaneCell) => void;
}

/** A shorter way of the pointer is a click. */
const leastDrag = 4;

/** Sweeping over lanes with the pointer; everything else goes on to the cells. */
export function useSpanSweep(
  { layout, handlers }: MarkedChartState<LanesLayout, LaneCell>,
  events: SweepEvents
): { readonly gesture: ChartGesture; readonly swept: Span | null } {
  const start = useRef<{ readonly x: number; readonly cell: LaneCell; readonly isSelecting: boolean } | null>(null);
  const wasSwept = useRef(false);
  const [swept, setSwept] = useState<Span | null>(null);
  const placeOf = (event: MouseEvent<HTMLElement>): readonly [number, number] => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return [event.clientX - bounds.left, event.clientY - bounds.top];
  };
  const end = () => {
    start.current = null;
    setSwept(null);
  };
  return {
    swept,
    gesture: {
      isActive: swept !== null,
      handlers: {
        ...handlers,
        onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
          const [x, y] = placeOf(event);
          const cell = event.button === 0 ? laneCellAt(layout, x, y) : null;
          wasSwept.current = false;
          start.current = cell && { x, cell, isSelecting: event.shiftKey };
        },
        onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
          const [x] = placeOf(event);
          if (!start.current || (!wasSwept.current && Math.abs(x - start.current.x) < leastDrag)) {
            handlers.onPointerMove(event);
            return;
          }
          if (!wasSwept.current) {
            wasSwept.current = true;
            event.currentTarget.setPointerCapture(event.pointerId);
            handlers.onPointerLeave();
          }
          const ends = [laneTimeAt(layout, start.current.x), laneTimeAt(layout, x)] as const;
          setSwept({ fromMs: Math.min(...ends), toMs: Math.max(...ends) });
        },
        onPointerUp: () => {
          const from = start.current;
          end();
          if (!from || !swept) {
            return;
          }
          if (from.isSelecting) {
            events.onSelect(swept, from.cell);
          } else {
            events.onZoom(swept);
          }
        },
        onPointerCancel: end,
        onClick: (event: MouseEvent<HTMLDivElement>) => {
          if (wasSwept.current) {
            return;
          }
          handlers.onClick(event);
          const cell = laneCellAt(layout, ...placeOf(event));
          if (cell) {
            events.onClick(cell);
          }
        },
      },
    },
  };
}

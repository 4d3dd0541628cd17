import { type PointerEvent, useState } from 'react';
import { type TimeSpan } from '../../investigation/investigation';

/** Where time lies on a graph, in pixels. */
interface TimeAxis {
  readonly left: number;
  readonly width: number;
  readonly fromMs: number;
  readonly toMs: number;
}

interface SpanDrag {
  /** What is under the pointer while it drags. */
  readonly dragged: TimeSpan | undefined;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerMove: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** Shorter drags are clicks. */
const leastPixels = 4;

/** Lets a person draw a span of time over a graph; ends outside of the axis are cut to it. */
export function useSpanDrag({ left, width, fromMs, toMs }: TimeAxis, onDrawn: (span: TimeSpan) => void): SpanDrag {
  const [ends, setEnds] = useState<readonly [from: number, to: number]>();
  const pixelOf = (event: PointerEvent<SVGElement>): number =>
    Math.min(width, Math.max(0, event.clientX - event.currentTarget.getBoundingClientRect().left - left));
  const timeAt = (pixel: number): number => Math.round(fromMs + ((toMs - fromMs) * pixel) / Math.max(1, width));
  const dragged =
    ends === undefined || Math.abs(ends[1] - ends[0]) < leastPixels
      ? undefined
      : { fromMs: timeAt(Math.min(...ends)), toMs: timeAt(Math.max(...ends)) };
  return {
    dragged,
    handlers: {
      onPointerDown: (event) => {
        if (event.button === 0) {
          event.currentTarget.setPointerCapture(event.pointerId);
          setEnds([pixelOf(event), pixelOf(event)]);
        }
      },
      onPointerMove: (event) => ends && setEnds([ends[0], pixelOf(event)]),
      onPointerUp: () => {
        setEnds(undefined);
        if (dragged !== undefined) {
          onDrawn(dragged);
        }
      },
      onPointerCancel: () => setEnds(undefined),
    },
  };
}

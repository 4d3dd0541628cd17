import { type KeyboardEvent, type MouseEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from 'react';

/** How a chart's marks (cells, violins, branches, points) are found and walked through. All positions in CSS pixels. */
export interface MarkGeometry<Mark> {
  readonly markAt: (x: number, y: number) => Mark | null;
  /** Whether there is such a mark: a pinned one may be gone when new data arrives. */
  readonly has: (mark: Mark) => boolean;
  /** The mark that an arrow key, Home or End leads to; null keeps the present one. */
  readonly step: (from: Mark | null, key: string) => Mark | null;
  /** Where a mark's tooltip hangs when it was reached by keyboard. */
  readonly anchorOf: (mark: Mark) => { readonly x: number; readonly y: number };
}

export interface ActiveMark<Mark> {
  readonly mark: Mark;
  readonly isPinned: boolean;
  readonly byKeyboard: boolean;
  /** Position in the chart. */
  readonly x: number;
  readonly y: number;
  /** Position in the window. */
  readonly clientX: number;
  readonly clientY: number;
}

export interface MarkInteraction<Mark> {
  readonly active: ActiveMark<Mark> | null;
  readonly unpin: () => void;
  readonly handlers: {
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: () => void;
    readonly onClick: (event: MouseEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
}

/** Pointer and keyboard over the marks of a chart: hovering or arrows show one, a click or Enter pins it, Escape lets go. */
export function useMarkInteraction<Mark>(geometry: MarkGeometry<Mark>): MarkInteraction<Mark> {
  const [active, setActive] = useState<ActiveMark<Mark> | null>(null);
  const latest = useRef<ActiveMark<Mark> | null>(null);

  const set = useCallback((next: ActiveMark<Mark> | null) => {
    latest.current = next;
    setActive(next);
  }, []);
  const unpin = useCallback(() => set(null), [set]);

  const handlers = useMemo(() => {
    const pointerMark = (event: MouseEvent<HTMLElement>, isPinned: boolean): ActiveMark<Mark> | null => {
      const bounds = event.currentTarget.getBoundingClientRect();
      const x = event.clientX - bounds.left;
      const y = event.clientY - bounds.top;
      const mark = geometry.markAt(x, y);
      return mark === null
        ? null
        : { mark, isPinned, byKeyboard: false, x, y, clientX: event.clientX, clientY: event.clientY };
    };
    return {
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!latest.current?.isPinned) {
          set(pointerMark(event, false));
        }
      },
      onPointerLeave: () => {
        if (latest.current && !latest.current.isPinned && !latest.current.byKeyboard) {
          set(null);
        }
      },
      onClick: (event: MouseEvent<HTMLElement>) => {
        set(latest.current?.isPinned ? null : pointerMark(event, true));
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.key === 'Escape') {
          // Grafana would leave its panel editor with the same key.
          if (latest.current) {
            event.stopPropagation();
          }
          set(null);
          return;
        }
        if ((event.key === 'Enter' || event.key === ' ') && latest.current) {
          event.preventDefault();
          set({ ...latest.current, isPinned: !latest.current.isPinned });
          return;
        }
        const mark = geometry.step(latest.current?.mark ?? null, event.key);
        if (mark !== null) {
          event.preventDefault();
          const bounds = event.currentTarget.getBoundingClientRect();
          const { x, y } = geometry.anchorOf(mark);
          set({ mark, isPinned: false, byKeyboard: true, x, y, clientX: bounds.left + x, clientY: bounds.top + y });
        }
      },
      onBlur: () => {
        if (latest.current?.byKeyboard && !latest.current.isPinned) {
          set(null);
        }
      },
    };
  }, [geometry, set]);

  return { active, unpin, handlers };
}

import { type PairplotLayout, type PlacedCell } from '../../charts/pairplot/layout';
import { cellAt, type PairplotMark } from '../../charts/pairplot/pairplotAt';
import { type Rectangle } from '../../charts/geometry';
import { type MarkInteraction } from '../kit/chart/useMarkInteraction';
import { useRectangleBrush } from '../kit/chart/useRectangleBrush';

interface BrushEvents {
  readonly onBrush: (cell: PlacedCell, brush: Rectangle) => void;
  /** Takes the selection back; says whether there was one. */
  readonly onClear: () => boolean;
}

/** Dragging in a cell draws a rectangle; Escape takes the selection back; everything else goes on to the marks. */
export function usePairBrush(
  layout: PairplotLayout,
  handlers: MarkInteraction<PairplotMark>['handlers'],
  { onBrush, onClear }: BrushEvents
) {
  return useRectangleBrush(handlers, {
    areaAt: (x, y) => cellAt(layout, x, y),
    shaped: spanned,
    onBrush,
    onEscape: onClear,
  });
}

/** On the diagonal as high as the cell, since only the horizontal sides count there. */
function spanned({ row, column, bounds }: PlacedCell, dragged: Rectangle): Rectangle {
  return row === column ? { ...dragged, y: bounds.y, height: bounds.height } : dragged;
}

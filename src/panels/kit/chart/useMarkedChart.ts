import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { type ChartTheme } from '../../../charts/chartTheme';
import { type MeasureText } from '../../../charts/text/measureText';
import { chartThemeOf } from './chartThemeOf';
import { type ActiveMark, type MarkGeometry, type MarkInteraction, useMarkInteraction } from './useMarkInteraction';
import { useTextMeasure } from './useTextMeasure';

/** What a chart is laid out in. */
export interface ChartRoom {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: ChartTheme;
  readonly measure: MeasureText;
}

/** A chart that is laid out, and the mark in it that the reader points at. */
export interface MarkedChartState<Layout, Mark> {
  readonly room: ChartRoom;
  readonly layout: Layout;
  /** Null where none is pointed at, or where it is gone since new data has arrived. */
  readonly active: ActiveMark<Mark> | null;
  readonly unpin: () => void;
  readonly handlers: MarkInteraction<Mark>['handlers'];
}

/**
 * The first half of every chart with marks: theme, measure, layout, pointer and keyboard. `MarkedChart` shows it; what a
 * panel adds to the pointer (a brush, a line to drag) lies between the two.
 *
 * @param layOut memoised on what it lays out: the layout is computed anew when it changes
 * @param geometryOf how the marks of a layout are found and walked through; memoised likewise
 */
export function useMarkedChart<Layout, Mark>(
  { width, height }: { readonly width: number; readonly height: number },
  layOut: (room: ChartRoom) => Layout,
  geometryOf: (layout: Layout) => MarkGeometry<Mark>
): MarkedChartState<Layout, Mark> {
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const room = useMemo(() => ({ width, height, theme, measure }), [width, height, theme, measure]);
  const layout = useMemo(() => layOut(room), [layOut, room]);
  const geometry = useMemo(() => geometryOf(layout), [geometryOf, layout]);
  const { active, unpin, handlers } = useMarkInteraction(geometry);
  return { room, layout, active: active && geometry.has(active.mark) ? active : null, unpin, handlers };
}

import { type DataFrame, type FieldConfig, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { type ChartTheme } from '../../charts/chartTheme';
import { type FormatValue } from '../../charts/formatValue';
import { drawViolinFocus, drawViolins } from '../../charts/violin/draw';
import { layoutViolins, type ViolinLayout } from '../../charts/violin/layout';
import { violinAt } from '../../charts/violin/violinAt';
import { type ViolinShape } from '../../charts/violin/violinShape';
import { formatterOf } from '../kit/chart/formatterOf';
import { itemActions } from '../kit/chart/itemActions';
import { type MarkDescription, MarkedChart } from '../kit/chart/MarkedChart';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { type ReadableTable } from '../kit/chart/ScreenReaderTable';
import { stepIndex } from '../kit/chart/stepIndex';
import { type MarkGeometry } from '../kit/chart/useMarkInteraction';
import { type ChartRoom, useMarkedChart } from '../kit/chart/useMarkedChart';
import { type ViolinPanelOptions } from './options';
import { texts } from './texts';
import { thresholdLines } from './thresholdLines';
import { type ShapedGroup } from './useShapedGroups';
import { violinDetails } from './violinDetails';

interface ViolinChartProps extends Pick<PanelProps, 'width' | 'height' | 'fieldConfig'> {
  readonly options: ViolinPanelOptions;
  readonly groups: readonly ShapedGroup[];
  readonly colors: readonly string[];
  readonly exportFrame: () => DataFrame;
}

/** The violins themselves. */
export function ViolinChart(props: ViolinChartProps) {
  const { fieldConfig, options, groups, colors, exportFrame } = props;
  const grafanaTheme = useTheme2();
  const config = groups[0]?.group.field.config ?? fieldConfig.defaults;
  const format = useMemo(() => formatterOf(numberDisplay(config, grafanaTheme)), [config, grafanaTheme]);
  const shapes = useMemo(() => groups.map(({ shape }) => shape), [groups]);
  const chart = useMarkedChart(props, useViolinLayout(shapes, options, config, format), geometryOf);
  const { fillOpacity, lineWidth } = options;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, layout: ViolinLayout, theme: ChartTheme) =>
      drawViolins(context, layout, { colors, fillOpacity: fillOpacity / 100, lineWidth }, theme),
    [colors, fillOpacity, lineWidth]
  );
  const table = useMemo(() => readableShapes(shapes, format), [shapes, format]);
  return (
    <MarkedChart
      chart={chart}
      testId="covary-violin"
      label={texts.chart(shapes.length)}
      draw={draw}
      drawFocus={drawFocus}
      describe={(index, dashboard): MarkDescription => {
        const shaped = groups[index];
        const mark = chart.layout.marks[index];
        if (!shaped || !mark) {
          return { title: '', rows: [] };
        }
        const { category, labels, field, firstRow } = shaped.group;
        return {
          ...violinDetails(shaped, format, colors[mark.colorIndex % colors.length], options.isLog),
          links: () => field.getLinks?.({ valueRowIndex: firstRow }) ?? [],
          actions: itemActions({ names: [category], labels: [labels], variable: options.variable }, dashboard),
        };
      }}
      table={table}
      exportFrame={exportFrame}
      exportName="distributions"
    />
  );
}

function useViolinLayout(
  shapes: readonly ViolinShape[],
  options: ViolinPanelOptions,
  config: FieldConfig,
  format: FormatValue
) {
  const grafanaTheme = useTheme2();
  return useCallback(
    ({ width, height, theme: { fontSize }, measure }: ChartRoom) => {
      const { showThresholds, thresholdLabel } = options;
      const thresholds = showThresholds ? thresholdLines(config, thresholdLabel, format, grafanaTheme) : [];
      const limits = { min: config.min ?? null, max: config.max ?? null };
      const laidOut = { ...options, ...limits, thresholds, formatValue: format, fontSize };
      return layoutViolins(shapes, laidOut, width, height, measure);
    },
    [shapes, options, config, format, grafanaTheme]
  );
}

function geometryOf(layout: ViolinLayout): MarkGeometry<number> {
  return {
    markAt: (x, y) => violinAt(layout, x, y),
    has: (index) => index < layout.marks.length,
    step: (from, key) => stepIndex(layout.marks.length, from, key),
    anchorOf: (index) => {
      const bounds = layout.marks[index]?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
      return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
    },
  };
}

function drawFocus(context: CanvasRenderingContext2D, layout: ViolinLayout, index: number, theme: ChartTheme): void {
  const mark = layout.marks[index];
  if (mark) {
    drawViolinFocus(context, mark, theme);
  }
}

function readableShapes(shapes: readonly ViolinShape[], format: FormatValue): ReadableTable {
  return {
    caption: texts.table,
    columns: [texts.group, texts.count, texts.p25, texts.median, texts.p75],
    rows: shapes.map((shape) => [
      shape.hue === null ? shape.category : `${shape.category} · ${shape.hue}`,
      String(shape.count),
      ...[shape.lowerQuartile, shape.median, shape.upperQuartile].map((value) => format(value)),
    ]),
  };
}

import { type Field, type FieldConfig } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { type ChartTheme } from '../../charts/chartTheme';
import { type HeatmapCell } from '../../charts/heatmap/cellAt';
import { drawHeatmap } from '../../charts/heatmap/draw';
import { type HeatmapLayout, layoutHeatmap } from '../../charts/heatmap/layout';
import { type ChartRoom } from '../kit/chart/useMarkedChart';
import { cellDetails } from './cellDetails';
import { heatmapScale } from './heatmapScale';
import { marginTreeOf } from './marginTreeOf';
import { type ArrangedMatrix } from './matrixResult';
import { type CorrelationOptions } from './options';
import { type HeatmapInput, inputFields } from './readInput';
import { valueFormatter } from './valueFormatter';

const cellDecimals = 2;
const tooltipDecimals = 3;

/** How a matrix looks: its colours, its numbers in words, and where all of it goes. */
export interface HeatmapView {
  /** The fields behind rows and columns by their names. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly format: (value: number) => string;
  readonly layOut: (room: ChartRoom) => HeatmapLayout;
  readonly draw: (
    context: CanvasRenderingContext2D,
    layout: HeatmapLayout,
    theme: ChartTheme,
    pixelRatio: number
  ) => void;
  readonly detailsOf: (cell: HeatmapCell) => ReturnType<typeof cellDetails>;
}

/** The look of a matrix under its options; none of it touches the numbers. */
export function useHeatmapView(
  matrix: ArrangedMatrix,
  options: CorrelationOptions,
  defaults: FieldConfig,
  input: HeatmapInput
): HeatmapView {
  const theme = useTheme2();
  const fields = useMemo(() => inputFields(input), [input]);
  const format = useMemo(
    () => valueFormatter(matrix, defaults, fields.values().next().value, theme, cellDecimals),
    [matrix, defaults, fields, theme]
  );
  const formatExactly = useMemo(
    () => valueFormatter({ kind: 'correlation' }, defaults, undefined, theme, tooltipDecimals),
    [defaults, theme]
  );
  const scale = useMemo(() => heatmapScale(matrix, options, defaults, theme), [matrix, options, defaults, theme]);
  const data = useMemo(
    () => ({
      rows: matrix.rows,
      columns: matrix.columns,
      values: matrix.values,
      ...(matrix.hidden ? { hidden: matrix.hidden } : {}),
    }),
    [matrix]
  );
  const layOut = useCallback(
    ({ width, height, theme: { fontSize }, measure }: ChartRoom) => {
      const rowTree = options.showTree && matrix.rowTree ? marginTreeOf(matrix.rowTree) : null;
      const columnTree = options.showTree && matrix.columnTree ? marginTreeOf(matrix.columnTree) : null;
      return layoutHeatmap(
        data,
        {
          ...options,
          scale,
          formatValue: format,
          columnLabelRotation: options.labelRotation,
          fontSize,
          ...(rowTree ? { rowTree } : {}),
          ...(columnTree ? { columnTree } : {}),
        },
        width,
        height,
        measure
      );
    },
    [data, matrix, options, scale, format]
  );
  const draw = useCallback<HeatmapView['draw']>(
    (context, layout, chartTheme, pixelRatio) => drawHeatmap(context, data, layout, scale, chartTheme, pixelRatio),
    [data, scale]
  );
  const detailsOf = ({ row, column }: HeatmapCell) => {
    const value = matrix.values[row * matrix.columns.length + column] ?? Number.NaN;
    const color = scale.css[scale.indexOf(value)];
    return cellDetails(matrix, row, column, matrix.kind === 'values' ? format : formatExactly, color);
  };
  return { fields, format, layOut, draw, detailsOf };
}

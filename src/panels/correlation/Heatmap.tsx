import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { withOpacity } from '../../charts/color/withOpacity';
import { cellAt, type HeatmapCell } from '../../charts/heatmap/cellAt';
import { cellBounds } from '../../charts/heatmap/cellBounds';
import { drawHeatmap } from '../../charts/heatmap/draw';
import { layoutHeatmap } from '../../charts/heatmap/layout';
import { stepCell } from '../../charts/heatmap/stepCell';
import { ChartCanvas, type DrawChart } from '../ChartCanvas';
import { ChartSurface } from '../ChartSurface';
import { chartThemeOf } from '../chartThemeOf';
import { ChartTooltip } from '../ChartTooltip';
import { ScreenReaderTable } from '../ScreenReaderTable';
import { type MarkGeometry, useMarkInteraction } from '../useMarkInteraction';
import { useSharedCrosshair } from '../useSharedCrosshair';
import { useTextMeasure } from '../useTextMeasure';
import { cellDetails } from './cellDetails';
import { heatmapScale } from './heatmapScale';
import { marginTreeOf } from './marginTreeOf';
import { matrixFrame } from './matrixFrame';
import { type ArrangedMatrix } from './matrixResult';
import { type CorrelationOptions } from './options';
import { type HeatmapInput, inputFields } from './readInput';
import { texts } from './texts';
import { useCellActions } from './useCellActions';
import { useColumnBrush } from './useColumnBrush';
import { valueFormatter } from './valueFormatter';

interface HeatmapProps extends Pick<PanelProps, 'width' | 'height' | 'fieldConfig' | 'onChangeTimeRange'> {
  readonly options: CorrelationOptions;
  readonly input: HeatmapInput;
  readonly matrix: ArrangedMatrix;
}

const cellDecimals = 2;
const tooltipDecimals = 3;
/** Rows and columns that a screen reader is given at most: the export has them all. */
const readableLimit = 50;

/** A matrix as cells that can be pointed at, walked through and read aloud. */
export function Heatmap({ width, height, fieldConfig, onChangeTimeRange, options, input, matrix }: HeatmapProps) {
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const fields = useMemo(() => inputFields(input), [input]);
  const { defaults } = fieldConfig;
  const format = useMemo(
    () => valueFormatter(matrix, defaults, fields.values().next().value, grafanaTheme, cellDecimals),
    [matrix, defaults, fields, grafanaTheme]
  );
  const formatExactly = useMemo(
    () => valueFormatter({ kind: 'correlation' }, defaults, undefined, grafanaTheme, tooltipDecimals),
    [defaults, grafanaTheme]
  );
  const scale = useMemo(
    () => heatmapScale(matrix, options, defaults, grafanaTheme),
    [matrix, options, defaults, grafanaTheme]
  );
  const chart = useMemo(
    () => ({
      rows: matrix.rows,
      columns: matrix.columns,
      values: matrix.values,
      ...(matrix.hidden ? { hidden: matrix.hidden } : {}),
    }),
    [matrix]
  );
  const layout = useMemo(() => {
    const rowTree = options.showTree && matrix.rowTree ? marginTreeOf(matrix.rowTree) : null;
    const columnTree = options.showTree && matrix.columnTree ? marginTreeOf(matrix.columnTree) : null;
    return layoutHeatmap(
      chart,
      {
        ...options,
        scale,
        formatValue: format,
        columnLabelRotation: options.labelRotation,
        fontSize: theme.fontSize,
        ...(rowTree ? { rowTree } : {}),
        ...(columnTree ? { columnTree } : {}),
      },
      width,
      height,
      measure
    );
  }, [chart, matrix, options, scale, format, theme, width, height, measure]);

  const draw = useCallback<DrawChart>(
    (context, pixelRatio) => drawHeatmap(context, chart, layout, scale, theme, pixelRatio),
    [chart, layout, scale, theme]
  );
  const geometry = useMemo<MarkGeometry<HeatmapCell>>(
    () => ({
      markAt: (x, y) => cellAt(layout, x, y),
      step: (from, key) => stepCell(layout, from, key),
      anchorOf: (cell) => {
        const bounds = cellBounds(layout, cell);
        return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
      },
    }),
    [layout]
  );
  const { active, unpin, handlers } = useMarkInteraction(geometry);
  const cell = isWithin(matrix, active?.mark) ? active?.mark : undefined;
  const { columnTimes } = matrix;
  const brush = useColumnBrush(
    layout,
    handlers,
    columnTimes
      ? ({ first, last }) => {
          const step = (columnTimes[1] ?? 0) - (columnTimes[0] ?? 0);
          onChangeTimeRange({ from: columnTimes[first] ?? 0, to: (columnTimes[last] ?? 0) + step });
        }
      : null
  );
  const { range } = brush;
  const otherTimeMs = useSharedCrosshair(cell && columnTimes ? (columnTimes[cell.column] ?? null) : null);
  const crosshairColumn = columnTimes && otherTimeMs !== null ? columnAt(columnTimes, otherTimeMs) : null;
  const drawFocus = useCallback<DrawChart>(
    (context) => {
      if (crosshairColumn !== null) {
        const x = layout.plot.x + (crosshairColumn + 0.5) * layout.cellWidth;
        context.fillStyle = theme.text;
        context.fillRect(x, layout.plot.y, 1, layout.plot.height);
      }
      if (range) {
        const x = layout.plot.x + range.first * layout.cellWidth;
        context.fillStyle = withOpacity(theme.accent, 0.3);
        context.fillRect(x, layout.plot.y, (range.last - range.first + 1) * layout.cellWidth, layout.plot.height);
      }
      if (cell) {
        const bounds = cellBounds(layout, cell);
        context.strokeStyle = theme.text;
        context.lineWidth = 2;
        context.strokeRect(
          bounds.x - 0.5,
          bounds.y - 0.5,
          bounds.width + 1 - layout.gap,
          bounds.height + 1 - layout.gap
        );
      }
    },
    [cell, range, crosshairColumn, layout, theme]
  );

  const details = cell ? detailsOf(matrix, cell, matrix.kind === 'values' ? format : formatExactly, scale) : null;
  const rowName = cell ? (matrix.rows[cell.row] ?? '') : '';
  const columnName = cell ? (matrix.columns[cell.column] ?? '') : '';
  const rowField = fields.get(rowName);
  const columnField = columnName === rowName ? undefined : fields.get(columnName);
  const actions = useCellActions(
    cell ? { name: rowName, field: rowField, variable: options.rowVariable } : null,
    cell ? { name: columnName, field: columnField, variable: options.columnVariable } : null
  );
  const links = active?.isPinned
    ? [rowField, columnField].flatMap((field) => field?.getLinks?.({ valueRowIndex: 0 }) ?? [])
    : [];

  const exportFrame = useCallback(() => matrixFrame(matrix), [matrix]);
  const table = useMemo(() => readableTable(matrix, format), [matrix, format]);

  return (
    <ChartSurface
      width={width}
      height={height}
      label={texts.chart(matrix.kind, matrix.rows.length, matrix.columns.length)}
      announcement={active?.byKeyboard && details ? spoken(details) : undefined}
      exportFrame={exportFrame}
      exportName={matrix.kind}
      {...brush.handlers}
    >
      <ChartCanvas width={width} height={height} draw={draw} drawOverlay={drawFocus} testId="covary-heatmap" />
      {table}
      {active && details && !range && (options.showTooltip || active.isPinned) && (
        <ChartTooltip
          {...details}
          clientX={active.clientX}
          clientY={active.clientY}
          isPinned={active.isPinned}
          links={links}
          actions={actions}
          onClose={unpin}
        />
      )}
    </ChartSurface>
  );
}

/** The column whose interval a time lies in; null outside all of them. */
function columnAt(starts: Float64Array, timeMs: number): number | null {
  const index = starts.findLastIndex((start) => start <= timeMs);
  const step = (starts[1] ?? 0) - (starts[0] ?? 0);
  const isInside = index >= 0 && (index < starts.length - 1 || step <= 0 || timeMs < (starts[index] ?? 0) + step);
  return isInside ? index : null;
}

/** A pinned cell may be gone when new data arrives. */
function isWithin(matrix: ArrangedMatrix, cell: HeatmapCell | undefined): boolean {
  return cell !== undefined && cell.row < matrix.rows.length && cell.column < matrix.columns.length;
}

function detailsOf(
  matrix: ArrangedMatrix,
  cell: HeatmapCell,
  format: (value: number) => string,
  scale: ReturnType<typeof heatmapScale>
) {
  const value = matrix.values[cell.row * matrix.columns.length + cell.column] ?? Number.NaN;
  return cellDetails(matrix, cell.row, cell.column, format, scale.css[scale.indexOf(value)]);
}

function spoken(details: ReturnType<typeof cellDetails>): string {
  return [details.title, ...details.rows.map((row) => `${row.label} ${row.value}`), details.note ?? ''].join(', ');
}

/** The same element as long as the matrix is the same: its cells are many, and a pointer moves often. */
function readableTable(matrix: ArrangedMatrix, format: (value: number) => string) {
  const columns = matrix.columns.length;
  const shown = Math.min(columns, readableLimit);
  const rows = matrix.rows.slice(0, readableLimit).map((name, row) => {
    const values = matrix.values.subarray(row * columns, row * columns + shown);
    return [name, ...Array.from(values, (value) => format(value))];
  });
  return (
    <ScreenReaderTable
      caption={texts.kinds[matrix.kind]}
      columns={['', ...matrix.columns.slice(0, readableLimit)]}
      rows={rows}
    />
  );
}

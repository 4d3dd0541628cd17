import { type PanelProps } from '@grafana/data';
import { useCallback, useMemo } from 'react';

import { cellAt, type HeatmapCell } from '../../charts/heatmap/cellAt';
import { cellBounds } from '../../charts/heatmap/cellBounds';
import { type HeatmapLayout } from '../../charts/heatmap/layout';
import { stepCell } from '../../charts/heatmap/stepCell';
import { MarkedChart } from '../kit/chart/MarkedChart';
import { type MarkGeometry } from '../kit/chart/useMarkInteraction';
import { useMarkedChart } from '../kit/chart/useMarkedChart';
import { cellActions } from './cellActions';
import { drawCellFocus } from './drawCellFocus';
import { type HeatmapView, useHeatmapView } from './heatmapView';
import { matrixFrame } from './matrixFrame';
import { type ArrangedMatrix } from './matrixResult';
import { type CorrelationOptions } from './options';
import { type HeatmapInput } from './readInput';
import { readableMatrix } from './readableMatrix';
import { texts } from './texts';
import { useColumnSweep } from './useColumnSweep';

interface HeatmapProps extends Pick<PanelProps, 'width' | 'height' | 'fieldConfig' | 'onChangeTimeRange'> {
  readonly options: CorrelationOptions;
  readonly input: HeatmapInput;
  readonly matrix: ArrangedMatrix;
}

/** A matrix as cells that can be pointed at, walked through and read aloud. */
export function Heatmap(props: HeatmapProps) {
  const { fieldConfig, onChangeTimeRange, options, input, matrix } = props;
  const view = useHeatmapView(matrix, options, fieldConfig.defaults, input);
  const chart = useMarkedChart(props, view.layOut, geometryOf);
  const { gesture, drawAbove } = useColumnSweep(chart, matrix, onChangeTimeRange);
  const { format } = view;
  const table = useMemo(() => readableMatrix(matrix, format), [matrix, format]);
  return (
    <MarkedChart
      chart={chart}
      gesture={gesture}
      testId="covary-heatmap"
      label={texts.chart(matrix.kind, matrix.rows.length, matrix.columns.length)}
      draw={view.draw}
      drawFocus={drawCellFocus}
      drawAbove={drawAbove}
      describe={(cell, dashboard) => {
        const sides = sidesOf(cell, matrix, view, options);
        return {
          ...view.detailsOf(cell),
          links: () => sides.flatMap(({ field }) => field?.getLinks?.({ valueRowIndex: 0 }) ?? []),
          actions: cellActions(sides, dashboard),
        };
      }}
      showsTooltip={options.showTooltip}
      table={table}
      exportFrame={useCallback(() => matrixFrame(matrix), [matrix])}
      exportName={matrix.kind}
    />
  );
}

function geometryOf(layout: HeatmapLayout): MarkGeometry<HeatmapCell> {
  return {
    markAt: (x, y) => cellAt(layout, x, y),
    has: ({ row, column }) => row < layout.rows && column < layout.columns,
    step: (from, key) => stepCell(layout, from, key),
    anchorOf: (cell) => {
      const bounds = cellBounds(layout, cell);
      return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
    },
  };
}

/** What a cell lies between: its row, and its column where that is another series. */
function sidesOf(cell: HeatmapCell, matrix: ArrangedMatrix, { fields }: HeatmapView, options: CorrelationOptions) {
  const row = matrix.rows[cell.row] ?? '';
  const column = matrix.columns[cell.column] ?? '';
  return [
    { name: row, field: fields.get(row), variable: options.rowVariable },
    { name: column, field: column === row ? undefined : fields.get(column), variable: options.columnVariable },
  ];
}

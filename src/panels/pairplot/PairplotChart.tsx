import { type PanelProps } from '@grafana/data';
import { useCallback, useMemo, useState } from 'react';

import { type ChartTheme } from '../../charts/chartTheme';
import { drawBrush } from '../../charts/drawBrush';
import { drawPairplot, drawPairplotFocus } from '../../charts/pairplot/draw';
import { layoutPairplot, type PairplotLayout } from '../../charts/pairplot/layout';
import { pairplotAt, type PairplotMark, samplesWithin, stepPairplot } from '../../charts/pairplot/pairplotAt';
import { type PairplotVariable } from '../../charts/pairplot/pairplotData';
import { type PairplotSummary } from '../../charts/pairplot/pairplotSummary';
import { type DrawChart } from '../kit/chart/ChartCanvas';
import { MarkedChart } from '../kit/chart/MarkedChart';
import { SelectionBar } from '../kit/chart/SelectionBar';
import { type MarkGeometry } from '../kit/chart/useMarkInteraction';
import { type ChartRoom, useMarkedChart } from '../kit/chart/useMarkedChart';
import { correlationRows } from './correlationRows';
import { type PairplotPanelOptions } from './options';
import { type ShownSamples } from './pairWork';
import { sampleDescription } from './sampleDescription';
import { type SampleLook } from './sampleLook';
import { samplesFrame } from './samplesFrame';
import { type SampleTable } from './sampleTable';

import { texts } from './texts';
import { drawTimeBar, timeBarWidth } from './timeBar';
import { usePairBrush } from './usePairBrush';
import { useSelectionActions } from './useSelectionActions';

interface PairplotChartProps extends Pick<
  PanelProps<PairplotPanelOptions>,
  'width' | 'height' | 'options' | 'timeZone' | 'onChangeTimeRange'
> {
  readonly shown: ShownSamples;
  readonly summary: PairplotSummary;
  readonly variables: readonly PairplotVariable[];
  readonly look: SampleLook;
  readonly note: string | null;
}

const barHeight = 26;

/** The cells themselves, and above them what is selected. */
export function PairplotChart(props: PairplotChartProps) {
  const { width, height, options, shown, summary, variables, look, note, timeZone, onChangeTimeRange } = props;
  const { table, groups } = shown;
  const [selected, setSelected] = useState<{ readonly of: SampleTable; readonly samples: Uint8Array } | null>(null);
  const selection = selected?.of === table ? selected.samples : null;
  const bar = useSelectionActions(selection, table, options.variable, onChangeTimeRange, () => setSelected(null));
  const barText = bar?.text ?? note;
  const drawn = useDrawnSamples(props, selection);
  const room = { width, height: height - (barText === null ? 0 : barHeight) };
  const chart = useMarkedChart(room, drawn.layOut, drawn.geometryOf);
  const { layout } = chart;
  const { theme } = chart.room;
  const { brush, handlers } = usePairBrush(layout, chart.handlers, {
    onBrush: (cell, rectangle) => setSelected({ of: table, samples: samplesWithin(layout, cell, rectangle) }),
    onClear: () => {
      setSelected(null);
      return selection !== null;
    },
  });
  const drawAbove = useCallback<DrawChart>((context) => brush && drawBrush(context, brush, theme), [brush, theme]);
  const readable = useMemo(
    () => ({
      caption: texts.table,
      columns: [texts.variable, ...table.variables.map(({ name }) => name)],
      rows: correlationRows(variables, summary),
    }),
    [table, variables, summary]
  );
  return (
    <div style={{ width, height }}>
      {barText !== null && <SelectionBar text={barText} actions={bar?.actions ?? []} />}
      <MarkedChart
        chart={chart}
        gesture={{ handlers, isActive: brush !== null }}
        testId="covary-pairplot"
        label={texts.chart(table.variables.length, table.count)}
        draw={drawn.draw}
        drawFocus={drawPairplotFocus}
        drawAbove={drawAbove}
        describe={(mark, dashboard) =>
          sampleDescription(mark, { shown, variables, look, timeZone, variable: options.variable }, theme, dashboard)
        }
        table={readable}
        exportFrame={() => samplesFrame(table, groups, selection)}
        exportName="pairplot"
      />
    </div>
  );
}

/** How samples are laid out, drawn and found. */
function useDrawnSamples(
  { options, shown, summary, variables, look, timeZone }: PairplotChartProps,
  selection: Uint8Array | null
) {
  const { table, visible, kind } = shown;
  const { isCorner, showRegression, showCorrelation } = options;
  const hasTimeBar = look.timeRange !== null && kind === 'points';
  const layOut = useCallback(
    ({ width, height, theme: { fontSize }, measure }: ChartRoom) => {
      const rightSpace = hasTimeBar ? timeBarWidth : 0;
      const laidOut = { isCorner, showRegression, showCorrelation, rightSpace, fontSize };
      return layoutPairplot({ variables }, summary, laidOut, width, height, measure);
    },
    [variables, summary, isCorner, showRegression, showCorrelation, hasTimeBar]
  );
  const styles = useMemo(
    () => look.styles.map((style, sample) => ((visible[sample] ?? -1) < 0 ? -1 : style)),
    [look, visible]
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, layout: PairplotLayout, theme: ChartTheme, pixelRatio: number) => {
      drawPairplot(context, layout, { ...look, kind, styles, selected: selection }, theme, pixelRatio);
      if (hasTimeBar) {
        drawTimeBar(context, layout.area, look, theme, table.times !== null, timeZone);
      }
    },
    [look, kind, styles, selection, hasTimeBar, table, timeZone]
  );
  const geometryOf = useCallback(
    (layout: PairplotLayout): MarkGeometry<PairplotMark> => ({
      markAt: (x, y) => pairplotAt(layout, x, y, (sample) => kind === 'points' && (styles[sample] ?? -1) >= 0),
      has: ({ row, column, sample }) =>
        Math.max(row, column) < table.variables.length && (sample === null || sample < table.count),
      step: (from, key) => stepPairplot(layout, from, key),
      anchorOf: (mark) => {
        const bounds = layout.cells.find(({ row, column }) => row === mark.row && column === mark.column)?.bounds;
        return bounds ? { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 } : { x: 0, y: 0 };
      },
    }),
    [kind, styles, table]
  );
  return { layOut, draw, geometryOf };
}

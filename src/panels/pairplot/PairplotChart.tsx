import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';

import { drawBrush } from '../../charts/drawBrush';
import { drawPairplot, drawPairplotFocus } from '../../charts/pairplot/draw';
import { layoutPairplot } from '../../charts/pairplot/layout';
import { type PairplotVariable } from '../../charts/pairplot/pairplotData';
import { type PairplotSummary } from '../../charts/pairplot/pairplotSummary';
import { pairplotAt, type PairplotMark, samplesWithin, stepPairplot } from '../../charts/pairplot/pairplotAt';
import { ChartCanvas, type DrawChart } from '../ChartCanvas';
import { ChartSurface } from '../ChartSurface';
import { chartThemeOf } from '../chartThemeOf';
import { ChartTooltip } from '../ChartTooltip';
import { ScreenReaderTable } from '../ScreenReaderTable';
import { useItemActions } from '../useItemActions';
import { type MarkGeometry, useMarkInteraction } from '../useMarkInteraction';
import { useTextMeasure } from '../useTextMeasure';
import { correlationRows } from './correlationRows';
import { markDetails } from './markDetails';
import { type PairplotPanelOptions } from './options';
import { type ShownSamples } from './pairWork';
import { type SampleLook } from './sampleLook';
import { samplesFrame } from './samplesFrame';
import { type SampleTable } from './sampleTable';
import { SelectionBar } from './SelectionBar';
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

/** The cells themselves: canvas, pointer, brush, keyboard, tooltip. */
export function PairplotChart(props: PairplotChartProps) {
  const { width, height, options, shown, summary, variables, look, note, timeZone, onChangeTimeRange } = props;
  const { table, groups, visible, kind } = shown;
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const formats = useMemo(() => variables.map(({ format }) => format), [variables]);
  const [selected, setSelected] = useState<{ readonly of: SampleTable; readonly samples: Uint8Array } | null>(null);
  const selection = selected?.of === table ? selected.samples : null;
  const hasBar = note !== null || selection !== null;
  const chartHeight = height - (hasBar ? barHeight : 0);
  const layout = useMemo(
    () =>
      layoutPairplot(
        { variables },
        summary,
        {
          isCorner: options.isCorner,
          showRegression: options.showRegression,
          showCorrelation: options.showCorrelation,
          rightSpace: look.timeRange && kind === 'points' ? timeBarWidth : 0,
          fontSize: theme.fontSize,
        },
        width,
        chartHeight,
        measure
      ),
    [variables, summary, options, kind, look.timeRange, theme, width, chartHeight, measure]
  );
  const styles = useMemo(
    () => look.styles.map((style, sample) => ((visible[sample] ?? -1) < 0 ? -1 : style)),
    [look, visible]
  );
  const draw = useCallback<DrawChart>(
    (context, pixelRatio) => {
      drawPairplot(context, layout, { ...look, kind, styles, selected: selection }, theme, pixelRatio);
      if (look.timeRange && kind === 'points') {
        drawTimeBar(context, layout.area, look, theme, table.times !== null, timeZone);
      }
    },
    [layout, look, kind, styles, selection, theme, table, timeZone]
  );
  const geometry = useMemo<MarkGeometry<PairplotMark>>(
    () => ({
      markAt: (x, y) => pairplotAt(layout, x, y, (sample) => kind === 'points' && (styles[sample] ?? -1) >= 0),
      step: (from, key) => stepPairplot(layout, from, key),
      anchorOf: (mark) => {
        const bounds = layout.cells.find(({ row, column }) => row === mark.row && column === mark.column)?.bounds;
        return bounds ? { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 } : { x: 0, y: 0 };
      },
    }),
    [layout, kind, styles]
  );
  const { active, unpin, handlers } = useMarkInteraction(geometry);
  const brush = usePairBrush(layout, handlers, {
    onBrush: (cell, rectangle) => setSelected({ of: table, samples: samplesWithin(layout, cell, rectangle) }),
    onClear: () => setSelected(null),
  });
  const mark = active && isWithin(active.mark, table) ? active.mark : null;
  const drawOverlay = useCallback<DrawChart>(
    (context) => {
      if (brush.brush) {
        drawBrush(context, brush.brush, theme);
      } else if (mark) {
        drawPairplotFocus(context, layout, mark, theme);
      }
    },
    [brush.brush, mark, layout, theme]
  );
  const colorOf = (sample: number) => look.points[look.styles[sample] ?? 0]?.color ?? theme.text;
  const details = mark && !brush.brush ? markDetails(mark, { table, groups, formats, colorOf, timeZone }) : null;
  const sample = mark?.sample ?? null;
  const actions = useItemActions(
    sample === null
      ? null
      : { names: [table.names?.[sample] ?? ''], labels: [table.labelsOf(sample)], variable: options.variable }
  );
  const field = mark ? table.variables[mark.column]?.field : undefined;
  const links =
    active?.isPinned && sample !== null ? (field?.getLinks?.({ valueRowIndex: table.times ? 0 : sample }) ?? []) : [];
  const bar = useSelectionActions(selection, table, options.variable, onChangeTimeRange, () => setSelected(null));
  const rows = useMemo(() => correlationRows(variables, summary), [variables, summary]);
  const exportFrame = useCallback(() => samplesFrame(table, groups, selection), [table, groups, selection]);
  return (
    <div style={{ width, height }}>
      {hasBar && <SelectionBar text={bar?.text ?? note ?? ''} actions={bar?.actions ?? []} />}
      <ChartSurface
        width={width}
        height={chartHeight}
        label={texts.chart(table.variables.length, table.count)}
        announcement={
          active?.byKeyboard && details
            ? [details.title, ...details.rows.map((row) => `${row.label} ${row.value}`)].join(', ')
            : undefined
        }
        exportFrame={exportFrame}
        exportName="pairplot"
        {...brush.handlers}
      >
        <ChartCanvas
          width={width}
          height={chartHeight}
          draw={draw}
          drawOverlay={drawOverlay}
          testId="covary-pairplot"
        />
        <ScreenReaderTable
          caption={texts.table}
          columns={[texts.variable, ...table.variables.map(({ name }) => name)]}
          rows={rows}
        />
        {active && details && (
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
    </div>
  );
}

/** A pinned mark may be gone when new data arrives. */
function isWithin({ row, column, sample }: PairplotMark, table: SampleTable): boolean {
  const { length } = table.variables;
  return row < length && column < length && (sample === null || sample < table.count);
}

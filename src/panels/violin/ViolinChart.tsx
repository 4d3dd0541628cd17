import { type DataFrame, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { drawViolinFocus, drawViolins } from '../../charts/violin/draw';
import { layoutViolins } from '../../charts/violin/layout';
import { violinAt } from '../../charts/violin/violinAt';
import { ChartCanvas, type DrawChart } from '../ChartCanvas';
import { ChartSurface } from '../ChartSurface';
import { chartThemeOf } from '../chartThemeOf';
import { ChartTooltip } from '../ChartTooltip';
import { formatterOf } from '../formatterOf';
import { numberDisplay } from '../numberDisplay';
import { ScreenReaderTable } from '../ScreenReaderTable';
import { stepIndex } from '../stepIndex';
import { useItemActions } from '../useItemActions';
import { type MarkGeometry, useMarkInteraction } from '../useMarkInteraction';
import { useTextMeasure } from '../useTextMeasure';
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

/** The violins themselves: canvas, pointer, keyboard, tooltip. */
export function ViolinChart(props: ViolinChartProps) {
  const { width, height, fieldConfig, options, groups, colors, exportFrame } = props;
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const config = groups[0]?.group.field.config ?? fieldConfig.defaults;
  const format = useMemo(() => formatterOf(numberDisplay(config, grafanaTheme)), [config, grafanaTheme]);
  const shapes = useMemo(() => groups.map(({ shape }) => shape), [groups]);
  const layout = useMemo(
    () =>
      layoutViolins(
        shapes,
        {
          ...options,
          min: config.min ?? null,
          max: config.max ?? null,
          thresholds: options.showThresholds
            ? thresholdLines(config, options.thresholdLabel, format, grafanaTheme)
            : [],
          formatValue: format,
          fontSize: theme.fontSize,
        },
        width,
        height,
        measure
      ),
    [shapes, options, config, format, grafanaTheme, theme, width, height, measure]
  );
  const draw = useCallback<DrawChart>(
    (context) => {
      const look = { colors, fillOpacity: options.fillOpacity / 100, lineWidth: options.lineWidth };
      drawViolins(context, layout, look, theme);
    },
    [layout, colors, options.fillOpacity, options.lineWidth, theme]
  );
  const geometry = useMemo<MarkGeometry<number>>(
    () => ({
      markAt: (x, y) => violinAt(layout, x, y),
      step: (from, key) => stepIndex(layout.marks.length, from, key),
      anchorOf: (index) => {
        const bounds = layout.marks[index]?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
        return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
      },
    }),
    [layout]
  );
  const { active, unpin, handlers } = useMarkInteraction(geometry);
  const index = active?.mark;
  const mark = index === undefined ? undefined : layout.marks[index];
  const shaped = index === undefined ? undefined : groups[index];
  const group = shaped?.group;
  const drawFocus = useCallback<DrawChart>((context) => mark && drawViolinFocus(context, mark, theme), [mark, theme]);
  const details =
    mark && shaped ? violinDetails(shaped, format, colors[mark.colorIndex % colors.length], options.isLog) : null;
  const actions = useItemActions(
    group ? { names: [group.category], labels: [group.labels], variable: options.variable } : null
  );
  const links = active?.isPinned ? (group?.field.getLinks?.({ valueRowIndex: group.firstRow }) ?? []) : [];
  const rows = useMemo(
    () =>
      shapes.map((shape) => [
        shape.hue === null ? shape.category : `${shape.category} · ${shape.hue}`,
        String(shape.count),
        ...[shape.lowerQuartile, shape.median, shape.upperQuartile].map((value) => format(value)),
      ]),
    [shapes, format]
  );
  return (
    <ChartSurface
      width={width}
      height={height}
      label={texts.chart(shapes.length)}
      announcement={
        active?.byKeyboard && details
          ? [details.title, ...details.rows.map((row) => `${row.label} ${row.value}`)].join(', ')
          : undefined
      }
      exportFrame={exportFrame}
      exportName="distributions"
      {...handlers}
    >
      <ChartCanvas width={width} height={height} draw={draw} drawOverlay={drawFocus} testId="covary-violin" />
      <ScreenReaderTable
        caption={texts.table}
        columns={[texts.group, texts.count, texts.p25, texts.median, texts.p75]}
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
  );
}

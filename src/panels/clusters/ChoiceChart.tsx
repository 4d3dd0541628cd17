import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { findPalette } from '../../charts/color/categoricalPalettes';
import { drawCurve, drawCurveFocus } from '../../charts/curve/draw';
import { layoutCurve } from '../../charts/curve/layout';
import { nearestOnCurve } from '../../charts/curve/nearestOnCurve';
import { ChartCanvas, type DrawChart } from '../ChartCanvas';
import { ChartSurface } from '../ChartSurface';
import { chartThemeOf } from '../chartThemeOf';
import { ChartTooltip, type TooltipAction } from '../ChartTooltip';
import { formatterOf } from '../formatterOf';
import { numberDisplay } from '../numberDisplay';
import { ScreenReaderTable } from '../ScreenReaderTable';
import { stepIndex } from '../stepIndex';
import { type MarkGeometry, useMarkInteraction } from '../useMarkInteraction';
import { useTextMeasure } from '../useTextMeasure';
import { choiceView } from './choiceView';
import { type ChoiceCurve, type ClusteredItems } from './clusteredItems';
import { curveFrame } from './curveFrame';
import { type ClustersPanelOptions } from './options';
import { texts } from './texts';

interface ChoiceChartProps extends Pick<
  PanelProps<ClustersPanelOptions>,
  'width' | 'height' | 'options' | 'onOptionsChange'
> {
  readonly curve: ChoiceCurve;
  readonly clustered: ClusteredItems;
}

/** What the number of clusters rests on; a click on the curve takes another number. */
export function ChoiceChart({ width, height, curve, clustered, options, onOptionsChange }: ChoiceChartProps) {
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const format = useMemo(() => formatterOf(numberDisplay({}, grafanaTheme)), [grafanaTheme]);
  const view = useMemo(() => choiceView(curve, clustered), [curve, clustered]);
  const layout = useMemo(
    () =>
      layoutCurve(
        view.data,
        {
          ...view,
          formatX: (value) => (Number.isInteger(value) ? String(value) : ''),
          formatY: format,
          formatSecond: format,
          fontSize: theme.fontSize,
        },
        width,
        height,
        measure
      ),
    [view, format, theme, width, height, measure]
  );
  const draw = useCallback<DrawChart>(
    (context) => {
      const [first = theme.text, second = theme.line] = findPalette('colorblind').colors;
      drawCurve(context, layout, { first, second }, theme);
    },
    [layout, theme]
  );
  const geometry = useMemo<MarkGeometry<number>>(
    () => ({
      markAt: (x, y) => nearestOnCurve(layout, x, y),
      step: (from, key) => stepIndex(layout.x.length, from, key),
      anchorOf: (index) => ({ x: layout.x[index] ?? 0, y: layout.y[index] ?? 0 }),
    }),
    [layout]
  );
  const { active, unpin, handlers } = useMarkInteraction(geometry);
  const index = active && active.mark < layout.x.length ? active.mark : null;
  const drawFocus = useCallback<DrawChart>(
    (context) => index !== null && drawCurveFocus(context, layout, index, theme),
    [index, layout, theme]
  );
  const x = index === null ? Number.NaN : (view.data.x[index] ?? Number.NaN);
  const second = index === null ? Number.NaN : (view.data.second?.[index] ?? Number.NaN);
  const rows =
    index === null
      ? []
      : [
          { label: view.yTitle, value: format(view.data.y[index] ?? Number.NaN) },
          ...(Number.isNaN(second) ? [] : [{ label: view.secondTitle, value: format(second) }]),
        ];
  const title = `${view.xTitle}: ${x}`;
  const use = () => {
    unpin();
    onOptionsChange(
      curve.kind === 'inertia'
        ? { ...options, countFrom: 'given', clusterCount: x }
        : { ...options, cut: 'count', clusterCount: x }
    );
  };
  const actions: TooltipAction[] = curve.kind === 'reach' ? [] : [{ label: texts.use(x), onClick: use }];
  const exportFrame = useCallback(() => curveFrame(curve), [curve]);
  return (
    <ChartSurface
      width={width}
      height={height}
      label={texts.curve}
      announcement={
        active?.byKeyboard ? [title, ...rows.map((row) => `${row.label} ${row.value}`)].join(', ') : undefined
      }
      exportFrame={exportFrame}
      exportName="elbow"
      {...handlers}
    >
      <ChartCanvas width={width} height={height} draw={draw} drawOverlay={drawFocus} testId="covary-elbow" />
      <ScreenReaderTable
        caption={view.guides.map((guide) => guide.label).join(', ')}
        columns={[view.xTitle, view.yTitle]}
        rows={Array.from(view.data.y, (y, row) => [String(view.data.x[row]), format(y)])}
      />
      {active && index !== null && (
        <ChartTooltip
          title={title}
          rows={rows}
          clientX={active.clientX}
          clientY={active.clientY}
          isPinned={active.isPinned}
          actions={actions}
          onClose={unpin}
        />
      )}
    </ChartSurface>
  );
}

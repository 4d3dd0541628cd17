import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { type ChartTheme } from '../../charts/chartTheme';
import { findPalette } from '../../charts/color/categoricalPalettes';
import { drawCurve, drawCurveFocus } from '../../charts/curve/draw';
import { type CurveLayout, layoutCurve } from '../../charts/curve/layout';
import { nearestOnCurve } from '../../charts/curve/nearestOnCurve';
import { formatterOf } from '../kit/chart/formatterOf';
import { MarkedChart } from '../kit/chart/MarkedChart';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { stepIndex } from '../kit/chart/stepIndex';
import { type MarkGeometry } from '../kit/chart/useMarkInteraction';
import { type ChartRoom, useMarkedChart } from '../kit/chart/useMarkedChart';
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
export function ChoiceChart(props: ChoiceChartProps) {
  const { curve, clustered, options, onOptionsChange } = props;
  const grafanaTheme = useTheme2();
  const format = useMemo(() => formatterOf(numberDisplay({}, grafanaTheme)), [grafanaTheme]);
  const view = useMemo(() => choiceView(curve, clustered), [curve, clustered]);
  const layOut = useCallback(
    ({ width, height, theme: { fontSize }, measure }: ChartRoom) => {
      const formats = { formatX: wholeNumber, formatY: format, formatSecond: format };
      return layoutCurve(view.data, { ...view, ...formats, fontSize }, width, height, measure);
    },
    [view, format]
  );
  const chart = useMarkedChart(props, layOut, geometryOf);
  const { unpin } = chart;
  const take = (count: number) => {
    unpin();
    const isInertia = curve.kind === 'inertia';
    onOptionsChange({ ...options, ...(isInertia ? { countFrom: 'given' } : { cut: 'count' }), clusterCount: count });
  };
  const table = useMemo(
    () => ({
      caption: view.guides.map((guide) => guide.label).join(', '),
      columns: [view.xTitle, view.yTitle],
      rows: Array.from(view.data.y, (y, row) => [String(view.data.x[row]), format(y)]),
    }),
    [view, format]
  );
  return (
    <MarkedChart
      chart={chart}
      testId="covary-elbow"
      label={texts.curve}
      draw={drawChoice}
      drawFocus={drawCurveFocus}
      describe={(index) => {
        const x = view.data.x[index] ?? Number.NaN;
        return {
          title: `${view.xTitle}: ${x}`,
          rows: curveRows(view, index, format),
          actions: curve.kind === 'reach' ? [] : [{ label: texts.use(x), onClick: () => take(x) }],
        };
      }}
      table={table}
      exportFrame={() => curveFrame(curve)}
      exportName="elbow"
    />
  );
}

function wholeNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : '';
}

function geometryOf(layout: CurveLayout): MarkGeometry<number> {
  return {
    markAt: (x, y) => nearestOnCurve(layout, x, y),
    has: (index) => index < layout.x.length,
    step: (from, key) => stepIndex(layout.x.length, from, key),
    anchorOf: (index) => ({ x: layout.x[index] ?? 0, y: layout.y[index] ?? 0 }),
  };
}

function drawChoice(context: CanvasRenderingContext2D, layout: CurveLayout, theme: ChartTheme): void {
  const [first = theme.text, second = theme.line] = findPalette('colorblind').colors;
  drawCurve(context, layout, { first, second }, theme);
}

function curveRows(view: ReturnType<typeof choiceView>, index: number, format: (value: number) => string) {
  const second = view.data.second?.[index] ?? Number.NaN;
  return [
    { label: view.yTitle, value: format(view.data.y[index] ?? Number.NaN) },
    ...(Number.isNaN(second) ? [] : [{ label: view.secondTitle, value: format(second) }]),
  ];
}

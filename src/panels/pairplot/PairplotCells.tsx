import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { pairplotCells } from '../../charts/pairplot/cells';
import { pairplotArea } from '../../charts/pairplot/layout';
import { pairplotExtents } from '../../charts/pairplot/pairplotExtents';
import { BusyVeil } from '../kit/chart/BusyVeil';
import { chartThemeOf } from '../kit/chart/chartThemeOf';
import { useTextMeasure } from '../kit/chart/useTextMeasure';
import { type PairplotPanelOptions } from './options';
import { type ShownSamples } from './pairWork';
import { PairplotChart } from './PairplotChart';
import { plottedVariables } from './plottedVariables';
import { sampleLook } from './sampleLook';
import { sampledVariables } from './sampleTable';
import { usePairSummary } from './usePairSummary';

interface PairplotCellsProps extends Pick<
  PanelProps<PairplotPanelOptions>,
  'width' | 'height' | 'options' | 'timeZone' | 'onChangeTimeRange'
> {
  readonly shown: ShownSamples;
  /** True while the samples are no longer the present ones. */
  readonly isStale: boolean;
  readonly colors: readonly string[];
  readonly note: string | null;
}

/** Has the cells computed, off the main thread where that takes long, and shows the newest that are there. */
export function PairplotCells(props: PairplotCellsProps) {
  const { width, height, options, shown, isStale, colors, ...rest } = props;
  const grafanaTheme = useTheme2();
  const cell = useCellSize(shown, options.isCorner, width, height);
  const { ready, error, ...summary } = usePairSummary(shown, {
    isCorner: options.isCorner,
    diagonal: options.diagonal,
    ...cell,
  });
  const { colorBy, pointSize, opacity, hasShapes, timeScheme } = options;
  const look = useMemo(
    () =>
      ready &&
      sampleLook(ready.shown.table, ready.shown.groups, colors, { colorBy, pointSize, opacity, hasShapes, timeScheme }),
    [ready, colors, colorBy, pointSize, opacity, hasShapes, timeScheme]
  );
  const variables = useMemo(() => ready && plottedVariables(ready.shown.table, grafanaTheme), [ready, grafanaTheme]);
  if (error !== null) {
    return <div role="alert">{error}</div>;
  }
  return (
    <BusyVeil isBusy={isStale || summary.isStale} width={width} height={height}>
      {ready && look && variables && (
        <PairplotChart
          width={width}
          height={height}
          options={options}
          shown={ready.shown}
          summary={ready.summary}
          variables={variables}
          look={look}
          {...rest}
        />
      )}
    </BusyVeil>
  );
}

/** Only hexagons are computed for a size: for others it is always the same, so that resizing computes nothing anew. */
function useCellSize({ table, kind }: ShownSamples, isCorner: boolean, width: number, height: number) {
  const grafanaTheme = useTheme2();
  const { fontFamily, fontSize } = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(fontFamily);
  return useMemo(() => {
    if (kind !== 'hexagons') {
      return { cellWidth: 0, cellHeight: 0 };
    }
    const data = { variables: plottedVariables(table, grafanaTheme) };
    const rowExtents = pairplotExtents(sampledVariables(table));
    const area = pairplotArea(data, rowExtents, { fontSize, isCorner, rightSpace: 0 }, width, height, measure);
    const [first] = pairplotCells(area, table.variables.length, isCorner);
    return { cellWidth: Math.round(first?.bounds.width ?? 1), cellHeight: Math.round(first?.bounds.height ?? 1) };
  }, [table, kind, isCorner, width, height, grafanaTheme, fontSize, measure]);
}

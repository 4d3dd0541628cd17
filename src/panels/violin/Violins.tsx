import { type PanelProps } from '@grafana/data';
import { useTheme2, type VizLegendItem } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { ChartWithLegend } from '../kit/chart/ChartWithLegend';
import { groupColors } from '../kit/chart/groupColors';
import { useLegendToggle } from '../kit/chart/useLegendToggle';
import { densitiesFrame } from './densitiesFrame';
import { legendEntries } from './legendEntries';
import { legendValues } from './legendValues';
import { type ViolinPanelOptions } from './options';
import { orderGroups } from './orderGroups';
import { type ShapeOutcome } from './shapeWork';
import { type ShapedGroup } from './useShapedGroups';
import { ViolinChart } from './ViolinChart';

interface ViolinsProps extends Pick<PanelProps, 'width' | 'height' | 'fieldConfig'> {
  readonly options: ViolinPanelOptions;
  readonly groups: readonly ShapedGroup[];
  readonly statistics: ShapeOutcome['statistics'];
}

/** The violins with the legend of their parts. */
export function Violins({ width, height, fieldConfig, options, groups, statistics }: ViolinsProps) {
  const theme = useTheme2();
  const ordered = useMemo(() => orderGroups(groups, options.order), [groups, options.order]);
  const entries = useMemo(() => legendEntries(ordered.map(({ group }) => group)), [ordered]);
  const names = useMemo(() => entries.map(({ name }) => name), [entries]);
  const { hidden, onLabelClick } = useLegendToggle(names);
  const colors = useMemo(
    () => groupColors(options.palette, entries, fieldConfig, theme),
    [options.palette, entries, fieldConfig, theme]
  );
  const { calcs, displayMode, showLegend } = options.legend;
  const values = useMemo(
    () =>
      showLegend
        ? entries.map((entry) => legendValues(entry, calcs ?? [], statistics.get(entry.name) ?? {}, theme))
        : [],
    [entries, calcs, showLegend, statistics, theme]
  );
  // The axis names the groups already: a list would only say it again.
  const isLegendOfUse = entries.some(({ isHue }) => isHue) || displayMode === 'table' || hidden.size > 0;
  const items: VizLegendItem[] = (isLegendOfUse ? entries : []).map(({ name }, index) => ({
    label: name,
    color: colors[index] ?? '#808080',
    yAxis: 1,
    disabled: hidden.has(name),
    getDisplayValues: () => values[index] ?? [],
  }));
  const visible = useMemo(
    () => ordered.filter(({ group }) => !hidden.has(group.hue ?? group.category)),
    [ordered, hidden]
  );
  const visibleColors = useMemo(
    () => colors.filter((_, index) => !hidden.has(names[index] ?? '')),
    [colors, names, hidden]
  );
  const exportFrame = useCallback(() => densitiesFrame(visible.map(({ shape }) => shape)), [visible]);
  return (
    <ChartWithLegend width={width} height={height} options={options.legend} items={items} onLabelClick={onLabelClick}>
      {(chartWidth, chartHeight) => (
        <ViolinChart
          width={chartWidth}
          height={chartHeight}
          fieldConfig={fieldConfig}
          options={options}
          groups={visible}
          colors={visibleColors}
          exportFrame={exportFrame}
        />
      )}
    </ChartWithLegend>
  );
}

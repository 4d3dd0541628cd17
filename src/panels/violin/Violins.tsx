import { type PanelProps } from '@grafana/data';
import { useTheme2, type VizLegendItem } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { type ViolinShape } from '../../charts/violin/violinShape';
import { ChartWithLegend } from '../ChartWithLegend';
import { groupColors } from '../groupColors';
import { useLegendToggle } from '../useLegendToggle';
import { densitiesFrame } from './densitiesFrame';
import { entryStatistics } from './entryStatistics';
import { legendEntries } from './legendEntries';
import { type ViolinPanelOptions } from './options';
import { type ValueGroup } from './readGroups';
import { ViolinChart } from './ViolinChart';

interface ViolinsProps extends Pick<PanelProps, 'width' | 'height' | 'fieldConfig'> {
  readonly options: ViolinPanelOptions;
  readonly groups: readonly ValueGroup[];
  readonly shapes: readonly ViolinShape[];
}

/** The violins with the legend of their parts. */
export function Violins({ width, height, fieldConfig, options, groups, shapes }: ViolinsProps) {
  const theme = useTheme2();
  const entries = useMemo(() => legendEntries(groups), [groups]);
  const names = useMemo(() => entries.map(({ name }) => name), [entries]);
  const { hidden, onLabelClick } = useLegendToggle(names);
  const colors = useMemo(
    () => groupColors(options.palette, entries, fieldConfig, theme),
    [options.palette, entries, fieldConfig, theme]
  );
  const { calcs, displayMode, showLegend } = options.legend;
  const statistics = useMemo(
    () => (showLegend ? entries.map((entry) => entryStatistics(entry, calcs ?? [], theme)) : []),
    [entries, calcs, showLegend, theme]
  );
  // The axis names the groups already: a list would only say it again.
  const isLegendOfUse = entries.some(({ isHue }) => isHue) || displayMode === 'table' || hidden.size > 0;
  const items: VizLegendItem[] = (isLegendOfUse ? entries : []).map(({ name }, index) => ({
    label: name,
    color: colors[index] ?? '#808080',
    yAxis: 1,
    disabled: hidden.has(name),
    getDisplayValues: () => statistics[index] ?? [],
  }));
  const visible = useMemo(() => shapes.filter((shape) => !hidden.has(shape.hue ?? shape.category)), [shapes, hidden]);
  const visibleColors = useMemo(
    () => colors.filter((_, index) => !hidden.has(names[index] ?? '')),
    [colors, names, hidden]
  );
  const exportFrame = useCallback(() => densitiesFrame(visible), [visible]);
  return (
    <ChartWithLegend width={width} height={height} options={options.legend} items={items} onLabelClick={onLabelClick}>
      {(chartWidth, chartHeight) => (
        <ViolinChart
          width={chartWidth}
          height={chartHeight}
          fieldConfig={fieldConfig}
          options={options}
          groups={groups}
          shapes={visible}
          colors={visibleColors}
          exportFrame={exportFrame}
        />
      )}
    </ChartWithLegend>
  );
}

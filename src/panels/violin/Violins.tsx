import { type PanelProps } from '@grafana/data';
import { useTheme2, type VizLegendItem } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { type ViolinShape } from '../../charts/violin/violinShape';
import { ChartWithLegend } from '../ChartWithLegend';
import { groupColors } from '../groupColors';
import { useLegendToggle } from '../useLegendToggle';
import { densitiesFrame } from './densitiesFrame';
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
  const hues = useMemo(() => Array.from(new Set(shapes.flatMap((shape) => shape.hue ?? []))), [shapes]);
  const { hidden, onLabelClick } = useLegendToggle(hues);
  const colors = useMemo(() => {
    const fields =
      hues.length > 0
        ? hues.map((hue) => groups.find((group) => group.hue === hue)?.field)
        : groups.map((group) => group.field);
    return groupColors(options.palette, fields, theme);
  }, [options.palette, hues, groups, theme]);
  const items: VizLegendItem[] = hues.map((hue, index) => ({
    label: hue,
    color: colors[index % colors.length] ?? '#808080',
    yAxis: 1,
    disabled: hidden.has(hue),
  }));
  const visible = useMemo(() => shapes.filter((shape) => !hidden.has(shape.hue ?? '')), [shapes, hidden]);
  const visibleColors = useMemo(
    () => (hues.length > 0 ? colors.filter((_, index) => !hidden.has(hues[index] ?? '')) : colors),
    [colors, hues, hidden]
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

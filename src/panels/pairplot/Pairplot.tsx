import { type PanelProps } from '@grafana/data';
import { useTheme2, type VizLegendItem } from '@grafana/ui';
import { useMemo } from 'react';

import { ChartWithLegend } from '../kit/chart/ChartWithLegend';
import { groupColors } from '../kit/chart/groupColors';
import { useLegendToggle } from '../kit/chart/useLegendToggle';
import { type PairplotPanelOptions } from './options';
import { PairplotCells } from './PairplotCells';
import { type SampleGroups } from './sampleGroups';
import { anomalyColors } from './sampleLook';
import { type SampleTable } from './sampleTable';
import { texts } from './texts';

interface PairplotProps extends Pick<
  PanelProps<PairplotPanelOptions>,
  'width' | 'height' | 'fieldConfig' | 'options' | 'timeZone' | 'onChangeTimeRange'
> {
  readonly table: SampleTable;
  readonly groups: SampleGroups;
  /** True while newer samples, or other groups of them, are on their way. */
  readonly isStale: boolean;
  /** Said above the chart: what is left out. */
  readonly note: string | null;
}

/** More points than this become hexagons, unless asked for. */
const pointLimit = 5000;

/** The cells with the legend of their groups. */
export function Pairplot(props: PairplotProps) {
  const { width, height, fieldConfig, options, table, groups, isStale, ...rest } = props;
  const theme = useTheme2();
  const { hidden, onLabelClick } = useLegendToggle(groups.names);
  const { palette, colorBy } = options;
  const visible = useMemo(
    () =>
      hidden.size === 0
        ? groups.groups
        : groups.groups.map((group) => (hidden.has(groups.names[group] ?? '') ? -1 : group)),
    [groups, hidden]
  );
  const counts = useMemo(() => {
    const found = new Int32Array(Math.max(1, groups.names.length));
    groups.groups.forEach((group) => {
      found[group] = (found[group] ?? 0) + 1;
    });
    return found;
  }, [groups]);
  const colors = useMemo(() => {
    const names = groups.names.length > 0 ? groups.names : [texts.count];
    const colored = names.map((name, group) => ({ name, value: counts[group] ?? 0 }));
    return groupColors(colorBy === 'anomaly' ? anomalyColors : palette, colored, fieldConfig, theme);
  }, [groups, counts, colorBy, palette, fieldConfig, theme]);
  const kind = options.kind === 'auto' ? (table.count > pointLimit ? 'hexagons' : 'points') : options.kind;
  const shown = useMemo(() => ({ table, groups, visible, kind }), [table, groups, visible, kind]);
  const items: VizLegendItem[] = groups.names.map((label, group) => ({
    label,
    color: colors[group] ?? '#808080',
    yAxis: 1,
    disabled: hidden.has(label),
    getDisplayValues: () => [{ title: texts.count, text: String(counts[group]), numeric: counts[group] ?? 0 }],
  }));
  return (
    <ChartWithLegend
      width={width}
      height={height}
      options={options.legend}
      items={items}
      isStale={isStale}
      onLabelClick={onLabelClick}
    >
      {(chartWidth, chartHeight) => (
        <PairplotCells
          width={chartWidth}
          height={chartHeight}
          options={options}
          shown={shown}
          isStale={isStale}
          colors={colors}
          {...rest}
        />
      )}
    </ChartWithLegend>
  );
}

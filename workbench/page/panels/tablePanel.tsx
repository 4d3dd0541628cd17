import { getFrameDisplayName, PanelPlugin, type PanelProps } from '@grafana/data';
import { Select, type TableSortByFieldState } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { useState } from 'react';
import { customFieldConfig } from './customFieldConfig';
import { NoData } from './NoData';

interface TableOptions {
  readonly frameIndex?: number;
  readonly showHeader?: boolean;
  readonly sortBy?: TableSortByFieldState[];
}

const pickerHeight = 40;

function TablePanel({ data, width, height, options, fieldConfig, timeRange }: PanelProps<TableOptions>) {
  const [chosen, setChosen] = useState(options.frameIndex ?? 0);
  const frame = data.series[chosen] ?? data.series[0];
  if (frame === undefined || frame.length === 0) {
    return <NoData {...{ width, height, data }} noValue={fieldConfig.defaults.noValue} />;
  }
  const several = data.series.length > 1;
  return (
    <>
      <TableNG
        data={frame}
        width={width}
        height={several ? height - pickerHeight : height}
        noHeader={options.showHeader === false}
        initialSortBy={options.sortBy ?? []}
        fieldConfig={fieldConfig}
        timeRange={timeRange}
      />
      {several && (
        <Select
          aria-label="Frame"
          options={data.series.map((series, value) => ({ value, label: getFrameDisplayName(series, value) }))}
          value={chosen}
          onChange={({ value }) => setChosen(value ?? 0)}
        />
      )}
    </>
  );
}

const tableDefaults = {
  align: 'auto',
  cellOptions: { type: 'auto' },
  inspect: false,
  width: undefined,
  minWidth: undefined,
  filterable: false,
  hidden: false,
  displayMode: undefined,
  wrapText: false,
  wrapHeaderText: false,
};

export const tablePanel = new PanelPlugin<TableOptions>(TablePanel).useFieldConfig(
  customFieldConfig(tableDefaults, 'thresholds')
);

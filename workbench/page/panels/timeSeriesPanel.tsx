import {
  FieldType,
  getFieldDisplayName,
  PanelPlugin,
  dateTimeFormat,
  type DataFrame,
  type PanelProps,
} from '@grafana/data';
import { SeriesTable, TimeSeries, TooltipPlugin2 } from '@grafana/ui';
import { customFieldConfig } from './customFieldConfig';
import { legendOf, type LegendOptions } from './legend';
import { NoData } from './NoData';

interface TimeSeriesOptions {
  readonly legend?: LegendOptions;
}

const hoverAllSeries = 1;

const isTimeSeries = (frame: DataFrame): boolean =>
  frame.length > 0 &&
  frame.fields.some((field) => field.type === FieldType.time) &&
  frame.fields.some((field) => field.type === FieldType.number);

const plotted = (frame: DataFrame): DataFrame => ({
  ...frame,
  fields: frame.fields.filter((field) => field.type === FieldType.time || field.type === FieldType.number),
});

function hoveredRows(frame: DataFrame, indexes: ReadonlyArray<number | null>, active: number | null) {
  return frame.fields.flatMap((field, position) => {
    const index = indexes[position];
    const value: unknown = index === null || index === undefined ? null : field.values[index];
    if (position === 0 || value === null || value === undefined || field.config.custom?.hideFrom?.tooltip === true) {
      return [];
    }
    const display = field.display?.(value);
    return [
      {
        label: getFieldDisplayName(field, frame),
        value: `${display?.prefix ?? ''}${display?.text ?? String(value)}${display?.suffix ?? ''}`,
        isActive: position === active,
        ...(display?.color === undefined ? {} : { color: display.color }),
      },
    ];
  });
}

function TimeSeriesPanel({
  data,
  width,
  height,
  options,
  fieldConfig,
  timeRange,
  timeZone,
  onChangeTimeRange,
}: PanelProps<TimeSeriesOptions>) {
  const frames = data.series.filter(isTimeSeries).map(plotted);
  if (frames.length === 0) {
    return <NoData {...{ width, height, data }} noValue={fieldConfig.defaults.noValue} />;
  }
  return (
    <TimeSeries
      frames={frames}
      width={width}
      height={height}
      timeRange={timeRange}
      timeZone={timeZone}
      legend={legendOf(options.legend)}
      {...(data.structureRev === undefined ? {} : { structureRev: data.structureRev })}
    >
      {(config, alignedFrame) => (
        <TooltipPlugin2
          config={config}
          hoverMode={hoverAllSeries}
          queryZoom={onChangeTimeRange}
          render={(plot, indexes, active) => {
            const time = plot.data[0][indexes[0] ?? 0];
            return (
              <SeriesTable
                timestamp={time === undefined ? '' : dateTimeFormat(time, { timeZone })}
                series={hoveredRows(alignedFrame, indexes, active)}
              />
            );
          }}
        />
      )}
    </TimeSeries>
  );
}

const graphDefaults = {
  drawStyle: 'line',
  lineInterpolation: 'linear',
  lineWidth: 1,
  lineStyle: { fill: 'solid' },
  lineColor: undefined,
  fillOpacity: 0,
  fillColor: undefined,
  fillBelowTo: undefined,
  gradientMode: 'none',
  spanNulls: false,
  showPoints: 'auto',
  pointSize: 5,
  pointColor: undefined,
  barAlignment: 0,
  barWidthFactor: 0.6,
  stacking: { mode: 'none', group: 'A' },
  transform: undefined,
  axisPlacement: 'auto',
  axisLabel: '',
  axisColorMode: 'text',
  axisBorderShow: false,
  axisGridShow: undefined,
  axisCenteredZero: false,
  axisSoftMin: undefined,
  axisSoftMax: undefined,
  axisWidth: undefined,
  scaleDistribution: { type: 'linear' },
  thresholdsStyle: { mode: 'off' },
  hideFrom: { viz: false, legend: false, tooltip: false },
  insertNulls: false,
};

export const timeSeriesPanel = new PanelPlugin<TimeSeriesOptions>(TimeSeriesPanel).useFieldConfig(
  customFieldConfig(graphDefaults)
);

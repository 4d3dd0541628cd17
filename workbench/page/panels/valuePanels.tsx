import { type JSX } from 'react';
import {
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  PanelPlugin,
  VizOrientation,
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  type PanelProps,
  type ReduceDataOptions,
} from '@grafana/data';
import { BigValueColorMode, BigValueGraphMode, BigValueTextMode, type BigValueJustifyMode } from '@grafana/schema';
import {
  BarGauge,
  BigValue,
  BarGaugeDisplayMode,
  useTheme2,
  VizRepeater,
  type VizRepeaterRenderValueProps,
} from '@grafana/ui';
import { customFieldConfig } from './customFieldConfig';
import { Dial } from './Dial';
import { NoData } from './NoData';

interface ValueOptions {
  readonly reduceOptions?: ReduceDataOptions;
  readonly graphMode?: BigValueGraphMode;
  readonly colorMode?: BigValueColorMode;
  readonly textMode?: BigValueTextMode;
  readonly justifyMode?: BigValueJustifyMode;
  readonly orientation?: VizOrientation;
  readonly displayMode?: BarGaugeDisplayMode;
}

type DrawValue = (props: VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>) => JSX.Element;

function RepeatedValues({
  panel,
  draw,
  sparkline,
  orientation = VizOrientation.Auto,
}: {
  panel: PanelProps<ValueOptions>;
  draw: DrawValue;
  sparkline: boolean;
  orientation?: VizOrientation;
}) {
  const theme = useTheme2();
  const { data, fieldConfig, options, replaceVariables, timeZone, width, height, renderCounter } = panel;
  if (!data.series.some(({ length }) => length > 0)) {
    return <NoData {...{ width, height, data }} noValue={fieldConfig.defaults.noValue} />;
  }
  return (
    <VizRepeater
      source={data}
      itemSpacing={8}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      width={width}
      height={height}
      orientation={orientation}
      renderCounter={renderCounter}
      getValues={() =>
        getFieldDisplayValues({
          fieldConfig,
          reduceOptions: options.reduceOptions ?? { calcs: ['lastNotNull'] },
          replaceVariables,
          theme,
          data: data.series,
          timeZone,
          sparkline,
        })
      }
      renderValue={draw}
    />
  );
}

function StatPanel(panel: PanelProps<ValueOptions>) {
  const theme = useTheme2();
  const { graphMode, colorMode, textMode, justifyMode } = panel.options;
  return (
    <RepeatedValues
      panel={panel}
      sparkline={graphMode !== BigValueGraphMode.None}
      draw={({ value, width, height }) => (
        <BigValue
          value={value.display}
          width={width}
          height={height}
          theme={theme}
          colorMode={colorMode ?? BigValueColorMode.Value}
          graphMode={graphMode ?? BigValueGraphMode.Area}
          textMode={textMode ?? BigValueTextMode.Auto}
          {...(justifyMode === undefined ? {} : { justifyMode })}
          {...(value.sparkline === undefined ? {} : { sparkline: value.sparkline })}
        />
      )}
    />
  );
}

function GaugePanel(panel: PanelProps<ValueOptions>) {
  return (
    <RepeatedValues
      panel={panel}
      sparkline={false}
      draw={({ value, width, height }) => <Dial {...{ value, width, height }} />}
    />
  );
}

function BarGaugePanel(panel: PanelProps<ValueOptions>) {
  const theme = useTheme2();
  const orientation = panel.options.orientation ?? VizOrientation.Horizontal;
  return (
    <RepeatedValues
      panel={panel}
      sparkline={false}
      orientation={orientation}
      draw={({ value, width, height, count, alignmentFactors }) => (
        <BarGauge
          value={value.display}
          field={value.field}
          width={width}
          height={height}
          theme={theme}
          orientation={orientation}
          displayMode={panel.options.displayMode ?? BarGaugeDisplayMode.Gradient}
          itemSpacing={8}
          isOverflow={count > mostBars}
          {...(alignmentFactors === undefined ? {} : { alignmentFactors })}
        />
      )}
    />
  );
}

const mostBars = 50;

const valuePanel = (draw: (panel: PanelProps<ValueOptions>) => JSX.Element) =>
  new PanelPlugin<ValueOptions>(draw).useFieldConfig(customFieldConfig({}, 'thresholds'));

export const statPanel = valuePanel(StatPanel);
export const gaugePanel = valuePanel(GaugePanel);
export const barGaugePanel = valuePanel(BarGaugePanel);

import {
  getFieldDisplayValues,
  PanelPlugin,
  VizOrientation,
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

interface ValueOptions {
  readonly reduceOptions?: ReduceDataOptions;
  readonly graphMode?: BigValueGraphMode;
  readonly colorMode?: BigValueColorMode;
  readonly textMode?: BigValueTextMode;
  readonly justifyMode?: BigValueJustifyMode;
}

type DrawValue = (props: VizRepeaterRenderValueProps<FieldDisplay>) => JSX.Element;

function RepeatedValues({
  panel,
  draw,
  sparkline,
}: {
  panel: PanelProps<ValueOptions>;
  draw: DrawValue;
  sparkline: boolean;
}) {
  const theme = useTheme2();
  const { data, fieldConfig, options, replaceVariables, timeZone, width, height, renderCounter } = panel;
  return (
    <VizRepeater
      source={data}
      width={width}
      height={height}
      orientation={VizOrientation.Auto}
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
  const theme = useTheme2();
  return (
    <RepeatedValues
      panel={panel}
      sparkline={false}
      draw={({ value, width, height }) => (
        <BarGauge
          value={value.display}
          field={value.field}
          width={width}
          height={height}
          theme={theme}
          orientation={VizOrientation.Horizontal}
          displayMode={BarGaugeDisplayMode.Basic}
        />
      )}
    />
  );
}

export const statPanel = new PanelPlugin<ValueOptions>(StatPanel).useFieldConfig(customFieldConfig({}, 'thresholds'));
export const gaugePanel = new PanelPlugin<ValueOptions>(GaugePanel).useFieldConfig(customFieldConfig({}, 'thresholds'));

import { applyFieldOverrides, EventBusSrv, getDefaultTimeRange, LoadingState } from '@grafana/data';
import { type PanelRendererProps } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, LoadingPlaceholder, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { importPanel } from '../plugins/pluginLoader';
import { withDefaults } from '../plugins/panelSettings';
import { useAsync } from '../useAsync';

const asWritten = (text: string): string => text;

/** Draws one panel from given data, outside a scene: @grafana/runtime's PanelRenderer, and the stories. */
export function StandalonePanel(props: PanelRendererProps) {
  const {
    pluginId,
    title,
    width,
    height,
    data,
    timeZone = 'utc',
    onOptionsChange,
    onFieldConfigChange,
    onChangeTimeRange,
  } = props;
  const theme = useTheme2();
  const loading = useAsync(() => importPanel(pluginId), [pluginId]);
  const eventBus = useMemo(() => new EventBusSrv(), []);
  const plugin = loading.value;
  const configured = useMemo(
    () =>
      plugin === undefined
        ? undefined
        : withDefaults(plugin, {
            options: props.options ?? {},
            fieldConfig: props.fieldConfig ?? { defaults: {}, overrides: [] },
          }),
    [plugin, props.options, props.fieldConfig]
  );
  const panelData = useMemo(() => {
    const { series, ...rest } = data ?? { state: LoadingState.Done, timeRange: getDefaultTimeRange(), series: [] };
    return plugin === undefined || configured === undefined
      ? undefined
      : {
          ...rest,
          series: applyFieldOverrides({
            data: series,
            fieldConfig: configured.fieldConfig,
            fieldConfigRegistry: plugin.fieldConfigRegistry,
            replaceVariables: asWritten,
            theme,
            timeZone,
          }),
        };
  }, [configured, data, plugin, theme, timeZone]);
  if (loading.error !== undefined) {
    return <Alert title={loading.error.message} />;
  }
  const Panel = plugin?.panel;
  if (Panel === null || Panel === undefined || configured === undefined || panelData === undefined) {
    return <LoadingPlaceholder text={`loading ${pluginId}`} />;
  }
  return (
    <ErrorBoundaryAlert dependencies={[panelData]}>
      <Panel
        id={1}
        title={title}
        transparent={false}
        renderCounter={0}
        width={width}
        height={height}
        data={panelData}
        timeRange={panelData.timeRange}
        timeZone={timeZone}
        options={configured.options}
        fieldConfig={configured.fieldConfig}
        eventBus={eventBus}
        replaceVariables={asWritten}
        onOptionsChange={onOptionsChange ?? (() => undefined)}
        onFieldConfigChange={onFieldConfigChange ?? (() => undefined)}
        onChangeTimeRange={onChangeTimeRange ?? (() => undefined)}
      />
    </ErrorBoundaryAlert>
  );
}

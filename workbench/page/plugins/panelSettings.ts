import { type FieldConfigSource, getPanelOptionsWithDefaults, type PanelPlugin } from '@grafana/data';

/** What a dashboard saves of a panel: its own options, and those of its fields. */
export interface PanelSettings {
  readonly options: object;
  readonly fieldConfig: FieldConfigSource;
}

/** Settings as the panel gets them: what is not set has the plugin's default. */
export function withDefaults(plugin: PanelPlugin, { options, fieldConfig }: PanelSettings): PanelSettings {
  return getPanelOptionsWithDefaults({
    plugin,
    currentOptions: { ...options },
    currentFieldConfig: fieldConfig,
    isAfterPluginChange: false,
  });
}

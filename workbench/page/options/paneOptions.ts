import {
  type DataFrame,
  type PanelPlugin,
  PanelOptionsEditorBuilder,
  type RegistryItem,
  type StandardEditorContext,
  type StandardEditorProps,
} from '@grafana/data';
import { get } from 'lodash';
import { type ComponentType } from 'react';
import { type PanelSettings } from '../plugins/panelSettings';
import { NoEditor } from './editors/NoEditor';
import { withValueAt } from './withValueAt';

/** An option as the pane shows it. */
export interface PaneOption {
  readonly item: RegistryItem & {
    readonly category?: string[];
    readonly settings?: unknown;
    readonly editor: ComponentType<StandardEditorProps>;
  };
  readonly value: unknown;
  readonly context: StandardEditorContext<object>;
  readonly change: (value: unknown) => void;
}

/** The options of a panel that its present settings and data leave open: its own, then those of its fields. */
export function paneOptions(
  plugin: PanelPlugin,
  settings: PanelSettings,
  data: DataFrame[],
  onChange: (settings: PanelSettings) => void
): PaneOption[] {
  return [...ownOptions(plugin, settings, data, onChange), ...fieldOptions(plugin, settings, data, onChange)].filter(
    ({ item }) => item.editor !== NoEditor
  );
}

type Arguments = Parameters<typeof paneOptions>;

function ownOptions(...[plugin, settings, data, onChange]: Arguments): PaneOption[] {
  const { options } = settings;
  const context = { data, options };
  const builder = new PanelOptionsEditorBuilder<object>();
  plugin.getPanelOptionsSupplier()(builder, context);
  return builder
    .getItems()
    .filter(({ showIf }) => showIf?.(options, data) !== false)
    .map((item) => ({
      item,
      context,
      value: get(options, item.path),
      change: (value) => onChange({ ...settings, options: withValueAt(options, item.path, value) }),
    }));
}

function fieldOptions(...[plugin, settings, data, onChange]: Arguments): PaneOption[] {
  const { options, fieldConfig } = settings;
  return plugin.fieldConfigRegistry
    .list()
    .filter(
      ({ hideFromDefaults, showIf }) => hideFromDefaults !== true && showIf?.(fieldConfig.defaults, data) !== false
    )
    .map((item) => ({
      item,
      context: { data, options },
      value: get(fieldConfig.defaults, item.id),
      change: (value) =>
        onChange({
          ...settings,
          fieldConfig: { ...fieldConfig, defaults: withValueAt(fieldConfig.defaults, item.id, value) },
        }),
    }));
}

import { locationService } from '@grafana/runtime';
import { sceneGraph, type VizPanel } from '@grafana/scenes';
import { OptionPane } from '../options/OptionPane';
import { importPanel } from '../plugins/pluginLoader';
import { withDefaults } from '../plugins/panelSettings';
import { useAsync } from '../useAsync';

/** The options of a panel of a dashboard; what is changed lasts until the page is left. */
export function EditedPanel({ panel }: { panel: VizPanel<object, object> }) {
  const { pluginId, options, fieldConfig } = panel.useState();
  const { data } = sceneGraph.getData(panel).useState();
  const { value: plugin } = useAsync(() => importPanel(pluginId), [pluginId]);
  return plugin === undefined ? null : (
    <OptionPane
      plugin={plugin}
      settings={withDefaults(plugin, { options, fieldConfig })}
      data={data?.series ?? []}
      onChange={(settings) => {
        panel.onOptionsChange(settings.options, true);
        panel.onFieldConfigChange(settings.fieldConfig, true);
      }}
      onClose={() => locationService.partial({ editPanel: null })}
    />
  );
}

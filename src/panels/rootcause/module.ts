import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';

import { migrate } from './migrate';
import { buildOptions, type RootCausePanelOptions } from './options';
import { Panel } from './Panel';
import { suggestions } from './suggestions';

// Not awaited: Grafana has loaded the language by now, and texts are looked up when they are shown.
void initPluginTranslations('covary-rootcause-panel');

export const plugin = new PanelPlugin<RootCausePanelOptions>(Panel)
  .useFieldConfig({
    disableStandardOptions: [FieldConfigProperty.Filterable, FieldConfigProperty.Thresholds, FieldConfigProperty.Color],
  })
  .setDataSupport({ annotations: false, alertStates: false })
  .setPanelOptions(buildOptions)
  .setMigrationHandler(migrate)
  .setSuggestionsSupplier(suggestions);

import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';

import { migrate } from './migrate';
import { buildOptions, type AnomalyPanelOptions } from './options';
import { Panel } from './Panel';
import { suggestions } from './suggestions';

// Not awaited: Grafana has loaded the language by now, and texts are looked up when they are shown.
void initPluginTranslations('covary-anomaly-panel');

export const plugin = new PanelPlugin<AnomalyPanelOptions>(Panel)
  .useFieldConfig({
    disableStandardOptions: [FieldConfigProperty.Filterable, FieldConfigProperty.Thresholds, FieldConfigProperty.Color],
  })
  .setDataSupport({ annotations: true, alertStates: false })
  .setPanelOptions(buildOptions)
  .setMigrationHandler(migrate)
  .setSuggestionsSupplier(suggestions);

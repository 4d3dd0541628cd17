import { FieldConfigProperty, PanelPlugin } from '@grafana/data';

import { buildOptions } from './buildOptions';
import { migrate } from './migrate';
import { type ClustersPanelOptions } from './options';
import { Panel } from './Panel';
import { suggestions } from './suggestions';

export const plugin = new PanelPlugin<ClustersPanelOptions>(Panel)
  .useFieldConfig({ disableStandardOptions: [FieldConfigProperty.Filterable] })
  .setPanelOptions(buildOptions)
  .setMigrationHandler(migrate)
  .setSuggestionsSupplier(suggestions);

import { FieldConfigProperty, PanelPlugin } from '@grafana/data';

import { buildOptions } from './buildOptions';
import { migrate } from './migrate';
import { type PairplotPanelOptions } from './options';
import { Panel } from './Panel';
import { suggestions } from './suggestions';

export const plugin = new PanelPlugin<PairplotPanelOptions>(Panel)
  .useFieldConfig({ disableStandardOptions: [FieldConfigProperty.Filterable] })
  .setPanelOptions(buildOptions)
  .setMigrationHandler(migrate)
  .setSuggestionsSupplier(suggestions);

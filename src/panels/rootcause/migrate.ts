import { type PanelMigrationHandler } from '@grafana/data';

import { type RootCausePanelOptions, defaultOptions } from './options';

/** Options as saved by any version of the panel, completed with the defaults of this one. */
export const migrate: PanelMigrationHandler<RootCausePanelOptions> = (panel) => ({
  ...defaultOptions,
  ...panel.options,
});

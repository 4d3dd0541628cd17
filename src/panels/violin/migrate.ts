import { type PanelMigrationHandler } from '@grafana/data';

import { defaultOptions, type ViolinPanelOptions } from './options';

/** Options as saved by any version of the panel, completed with the defaults of this one. */
export const migrate: PanelMigrationHandler<ViolinPanelOptions> = (panel) => ({
  ...defaultOptions,
  ...panel.options,
});

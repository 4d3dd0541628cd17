import { type PanelMigrationHandler } from '@grafana/data';

import { defaultOptions, type PairplotPanelOptions } from './options';

/** Options as saved by any version of the panel, completed with the defaults of this one. */
export const migrate: PanelMigrationHandler<PairplotPanelOptions> = (panel) => ({
  ...defaultOptions,
  ...panel.options,
});

import { type PanelMigrationHandler } from '@grafana/data';

import { defaultOptions, type DendrogramPanelOptions } from './options';

/** Options as saved by any version of the panel, completed with the defaults of this one. */
export const migrate: PanelMigrationHandler<DendrogramPanelOptions> = (panel) => ({
  ...defaultOptions,
  ...panel.options,
});

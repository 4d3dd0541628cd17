import { type PanelMigrationHandler } from '@grafana/data';

import { type AnomalyPanelOptions, defaultOptions } from './options';

/** Options as saved by any version of the panel, completed with the defaults of this one. */
export const migrate: PanelMigrationHandler<AnomalyPanelOptions> = (panel) => ({ ...defaultOptions, ...panel.options });

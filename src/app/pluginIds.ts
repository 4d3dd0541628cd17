/** Ids under which Grafana knows the bundled plugins: the app reaches them by id, never by import. */
export const pluginIds = {
  datasource: 'covary-analysis-datasource',
  rootCausePanel: 'covary-rootcause-panel',
  anomalyPanel: 'covary-anomaly-panel',
} as const;

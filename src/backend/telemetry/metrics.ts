import { createMetricsRegistry } from './metricsRegistry';

/** The metrics of this process, which Grafana collects; who has something to count registers it here. */
export const metrics = createMetricsRegistry();

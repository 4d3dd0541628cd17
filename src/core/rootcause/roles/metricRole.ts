/**
 * What a series says of its service. `latency`, `errors`, `success` and `traffic` are symptoms: they travel from a
 * dependency to its dependents. `saturation`, `resource` and `other` are the service's own. `change` tells of a
 * deployment, a restart or a setting.
 */
export type MetricRole = 'latency' | 'errors' | 'success' | 'traffic' | 'saturation' | 'resource' | 'change' | 'other';

/** Every {@link MetricRole}. */
export const metricRoles = [
  'latency',
  'errors',
  'success',
  'traffic',
  'saturation',
  'resource',
  'change',
  'other',
] as const satisfies readonly MetricRole[];

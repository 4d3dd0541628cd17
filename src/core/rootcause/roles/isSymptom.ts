import { type MetricRole } from './metricRole';

/** Whether another service can be the reason for a change of such a series. */
export function isSymptom(role: MetricRole): boolean {
  return role === 'latency' || role === 'errors' || role === 'success' || role === 'traffic';
}

import { type Labels } from '../series/labelledSeries';

/** Labels that name the service of a series, the most telling first. */
export const SERVICE_LABELS: readonly string[] = [
  'service',
  'service_name',
  'app',
  'app_kubernetes_io_name',
  'destination_workload',
  'workload',
  'deployment',
  'statefulset',
  'daemonset',
  'container',
  'job',
  'pod',
  'host',
  'instance',
];

// Kubernetes draws the hashes of pod names from letters without vowels and digits without 0, 1 and 3.
const REPLICA_SET_POD = /-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}$/;
const STATEFUL_SET_POD = /-\d{1,4}$/;

/**
 * The service that a series belongs to: the value of the first of `serviceLabels` that is present and not empty. Of
 * `pod`, the replica's suffix is dropped (`carts-6f8d9c7b5c-x2x4k` and `carts-0` are both `carts`). `undefined` where
 * no label names one.
 */
export function serviceOfLabels(labels: Labels, serviceLabels: readonly string[] = SERVICE_LABELS): string | undefined {
  for (const name of serviceLabels) {
    const value = labels[name];
    if (value !== undefined && value !== '') {
      return name === 'pod' ? value.replace(REPLICA_SET_POD, '').replace(STATEFUL_SET_POD, '') : value;
    }
  }
  return undefined;
}

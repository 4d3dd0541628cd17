import { type CovaryQueryInput } from '../../protocol/query';
import { type MetricsOfStore } from '../presets/storePresets';

/** Metrics that tell what was done: deployments, scaling, restarts, memory that ran out, nodes taken out, configuration. */
const known = [
  'kube_deployment_status_observed_generation',
  'kube_deployment_spec_replicas',
  'kube_statefulset_status_observed_generation',
  'kube_horizontalpodautoscaler_status_desired_replicas',
  'kube_pod_container_status_restarts_total',
  'kube_pod_container_status_last_terminated_reason',
  'kube_node_spec_unschedulable',
  'process_start_time_seconds',
  'nginx_ingress_controller_config_last_reload_successful',
] as const;

/** What the stores know of changes, as inputs of a ranking; the first store that has a metric is asked for it. */
export function changeInputs(stores: readonly MetricsOfStore[]): CovaryQueryInput['inputs'] {
  return known.flatMap((metric) => {
    const store = stores.find(({ names }) => names.has(metric));
    return store === undefined
      ? []
      : [{ refId: `change-${metric}`, expr: metric, upstream: store.upstream, role: 'change' as const }];
  });
}

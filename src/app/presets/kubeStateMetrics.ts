import { type Preset } from './preset';

/** The state of Kubernetes objects by kube-state-metrics. */
export const kubeStateMetrics: Preset = {
  id: 'kube',
  title: 'Kubernetes state',
  queries: [
    {
      title: 'replicas available',
      role: 'success',
      unit: 'percentunit',
      expr: 'sum by (namespace, deployment) (kube_deployment_status_replicas_available) / sum by (namespace, deployment) (kube_deployment_spec_replicas > 0)',
      legend: '{{namespace}} {{deployment}} replicas available',
      needs: ['kube_deployment_spec_replicas', 'kube_deployment_status_replicas_available'],
    },
    {
      title: 'restarts',
      role: 'errors',
      unit: 'short',
      expr: 'sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total[$__rate_interval]))',
      legend: '{{namespace}} {{pod}} restarts',
      needs: ['kube_pod_container_status_restarts_total'],
    },
    {
      title: 'containers waiting',
      role: 'errors',
      unit: 'short',
      expr: 'sum by (namespace, pod, reason) (kube_pod_container_status_waiting_reason)',
      legend: '{{namespace}} {{pod}} waiting: {{reason}}',
      needs: ['kube_pod_container_status_waiting_reason'],
    },
    {
      title: 'autoscaler at its limit',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'kube_horizontalpodautoscaler_status_current_replicas / kube_horizontalpodautoscaler_spec_max_replicas',
      legend: '{{namespace}} {{horizontalpodautoscaler}} of its most replicas',
      needs: ['kube_horizontalpodautoscaler_spec_max_replicas', 'kube_horizontalpodautoscaler_status_current_replicas'],
    },
    {
      title: 'node conditions',
      role: 'saturation',
      unit: 'short',
      expr: 'sum by (node, condition) (kube_node_status_condition{condition!="Ready",status="true"})',
      legend: '{{node}} {{condition}}',
      needs: ['kube_node_status_condition'],
    },
  ],
};

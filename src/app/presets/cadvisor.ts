import { type Preset } from './preset';

/** Containers by cAdvisor, as the kubelet has it. */
export const cadvisor: Preset = {
  id: 'cadvisor',
  title: 'Containers (cAdvisor)',
  queries: [
    {
      title: 'CPU',
      role: 'resource',
      unit: 'short',
      expr: 'sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container!="",container!="POD"}[$__rate_interval]))',
      legend: '{{namespace}} {{pod}} CPU',
      needs: ['container_cpu_usage_seconds_total'],
    },
    {
      title: 'memory',
      role: 'resource',
      unit: 'bytes',
      expr: 'sum by (namespace, pod) (container_memory_working_set_bytes{container!="",container!="POD"})',
      legend: '{{namespace}} {{pod}} memory',
      needs: ['container_memory_working_set_bytes'],
    },
    {
      title: 'network received',
      role: 'traffic',
      unit: 'Bps',
      expr: 'sum by (namespace, pod) (rate(container_network_receive_bytes_total[$__rate_interval]))',
      legend: '{{namespace}} {{pod}} received',
      needs: ['container_network_receive_bytes_total'],
    },
    {
      title: 'CPU throttled',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'sum by (namespace, pod) (rate(container_cpu_cfs_throttled_periods_total[$__rate_interval])) / sum by (namespace, pod) (rate(container_cpu_cfs_periods_total[$__rate_interval]))',
      legend: '{{namespace}} {{pod}} CPU throttled',
      needs: ['container_cpu_cfs_periods_total', 'container_cpu_cfs_throttled_periods_total'],
    },
    {
      title: 'out of memory',
      role: 'errors',
      unit: 'short',
      expr: 'sum by (namespace, pod) (increase(container_oom_events_total[$__rate_interval]))',
      legend: '{{namespace}} {{pod}} out of memory',
      needs: ['container_oom_events_total'],
    },
  ],
};

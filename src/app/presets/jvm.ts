import { type Preset } from './preset';

/** Java virtual machines by Micrometer, client_java or the JMX agent. */
export const jvm: Preset = {
  id: 'jvm',
  title: 'JVM',
  queries: [
    {
      title: 'heap',
      role: 'resource',
      unit: 'percentunit',
      expr: 'sum by (namespace, pod, job, instance) (jvm_memory_used_bytes{area="heap"}) / sum by (namespace, pod, job, instance) (jvm_memory_max_bytes{area="heap"} > 0)',
      legend: '{{job}} {{instance}} heap',
      needs: ['jvm_memory_max_bytes', 'jvm_memory_used_bytes'],
    },
    {
      title: 'CPU',
      role: 'resource',
      unit: 'percentunit',
      expr: 'process_cpu_usage',
      legend: '{{job}} {{instance}} CPU',
      needs: ['process_cpu_usage'],
    },
    {
      title: 'garbage collection pauses',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'sum by (namespace, pod, job, instance) (rate(jvm_gc_pause_seconds_sum[$__rate_interval]))',
      legend: '{{job}} {{instance}} garbage collection',
      needs: ['jvm_gc_pause_seconds_sum'],
    },
    {
      title: 'garbage collection',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'sum by (namespace, pod, job, instance) (rate(jvm_gc_collection_seconds_sum[$__rate_interval]))',
      legend: '{{job}} {{instance}} garbage collection',
      needs: ['jvm_gc_collection_seconds_sum'],
    },
    {
      title: 'threads',
      role: 'saturation',
      unit: 'short',
      expr: 'jvm_threads_live_threads',
      legend: '{{job}} {{instance}} threads',
      needs: ['jvm_threads_live_threads'],
    },
  ],
};

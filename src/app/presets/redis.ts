import { type Preset } from './preset';

/** Redis by redis_exporter. */
export const redis: Preset = {
  id: 'redis',
  title: 'Redis',
  queries: [
    {
      title: 'up',
      role: 'success',
      unit: 'short',
      expr: 'redis_up',
      legend: '{{instance}} up',
      needs: ['redis_up'],
    },
    {
      title: 'commands',
      role: 'traffic',
      unit: 'short',
      expr: 'rate(redis_commands_processed_total[$__rate_interval])',
      legend: '{{instance}} commands',
      needs: ['redis_commands_processed_total'],
    },
    {
      title: 'hit rate',
      role: 'success',
      unit: 'percentunit',
      expr: 'rate(redis_keyspace_hits_total[$__rate_interval]) / (rate(redis_keyspace_hits_total[$__rate_interval]) + rate(redis_keyspace_misses_total[$__rate_interval]))',
      legend: '{{instance}} hit rate',
      needs: ['redis_keyspace_hits_total', 'redis_keyspace_misses_total'],
    },
    {
      title: 'latency',
      role: 'latency',
      unit: 's',
      expr: 'sum by (namespace, pod, job, instance) (rate(redis_commands_duration_seconds_total[$__rate_interval])) / sum by (namespace, pod, job, instance) (rate(redis_commands_total[$__rate_interval]))',
      legend: '{{instance}} latency',
      needs: ['redis_commands_duration_seconds_total', 'redis_commands_total'],
    },
    {
      title: 'rejected connections',
      role: 'errors',
      unit: 'short',
      expr: 'rate(redis_rejected_connections_total[$__rate_interval])',
      legend: '{{instance}} rejected connections',
      needs: ['redis_rejected_connections_total'],
    },
    {
      title: 'evicted keys',
      role: 'errors',
      unit: 'short',
      expr: 'rate(redis_evicted_keys_total[$__rate_interval])',
      legend: '{{instance}} evicted keys',
      needs: ['redis_evicted_keys_total'],
    },
    {
      title: 'memory',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'redis_memory_used_bytes / (redis_memory_max_bytes > 0)',
      legend: '{{instance}} memory',
      needs: ['redis_memory_max_bytes', 'redis_memory_used_bytes'],
    },
    {
      title: 'blocked clients',
      role: 'saturation',
      unit: 'short',
      expr: 'redis_blocked_clients',
      legend: '{{instance}} blocked clients',
      needs: ['redis_blocked_clients'],
    },
  ],
};

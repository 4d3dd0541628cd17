import { type Preset } from './preset';

/** PostgreSQL by postgres_exporter. */
export const postgresql: Preset = {
  id: 'postgresql',
  title: 'PostgreSQL',
  queries: [
    {
      title: 'up',
      role: 'success',
      unit: 'short',
      expr: 'pg_up',
      legend: '{{instance}} up',
      needs: ['pg_up'],
    },
    {
      title: 'transactions',
      role: 'traffic',
      unit: 'short',
      expr: 'sum by (namespace, pod, job, server, instance, datname) (rate(pg_stat_database_xact_commit[$__rate_interval]) + rate(pg_stat_database_xact_rollback[$__rate_interval]))',
      legend: '{{instance}} {{datname}} transactions',
      needs: ['pg_stat_database_xact_commit', 'pg_stat_database_xact_rollback'],
    },
    {
      title: 'rollbacks',
      role: 'errors',
      unit: 'percentunit',
      expr: 'rate(pg_stat_database_xact_rollback[$__rate_interval]) / (rate(pg_stat_database_xact_commit[$__rate_interval]) + rate(pg_stat_database_xact_rollback[$__rate_interval]))',
      legend: '{{instance}} {{datname}} rollbacks',
      needs: ['pg_stat_database_xact_commit', 'pg_stat_database_xact_rollback'],
    },
    {
      title: 'deadlocks',
      role: 'errors',
      unit: 'short',
      expr: 'rate(pg_stat_database_deadlocks[$__rate_interval])',
      legend: '{{instance}} {{datname}} deadlocks',
      needs: ['pg_stat_database_deadlocks'],
    },
    {
      title: 'longest transaction',
      role: 'latency',
      unit: 's',
      expr: 'max by (namespace, pod, job, server, instance, datname) (pg_stat_activity_max_tx_duration)',
      legend: '{{instance}} {{datname}} longest transaction',
      needs: ['pg_stat_activity_max_tx_duration'],
    },
    {
      title: 'replication lag',
      role: 'latency',
      unit: 's',
      expr: 'pg_replication_lag_seconds',
      legend: '{{instance}} replication lag',
      needs: ['pg_replication_lag_seconds'],
    },
    {
      title: 'connections',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'sum by (namespace, pod, job, server, instance) (pg_stat_activity_count) / max by (namespace, pod, job, server, instance) (pg_settings_max_connections)',
      legend: '{{instance}} connections',
      needs: ['pg_settings_max_connections', 'pg_stat_activity_count'],
    },
    {
      title: 'locks',
      role: 'saturation',
      unit: 'short',
      expr: 'sum by (namespace, pod, job, server, instance, mode) (pg_locks_count)',
      legend: '{{instance}} {{mode}} locks',
      needs: ['pg_locks_count'],
    },
  ],
};

import { type Preset } from './preset';

/** MySQL and MariaDB by mysqld_exporter. */
export const mysql: Preset = {
  id: 'mysql',
  title: 'MySQL',
  queries: [
    {
      title: 'up',
      role: 'success',
      unit: 'short',
      expr: 'mysql_up',
      legend: '{{instance}} up',
      needs: ['mysql_up'],
    },
    {
      title: 'queries',
      role: 'traffic',
      unit: 'short',
      expr: 'rate(mysql_global_status_queries[$__rate_interval])',
      legend: '{{instance}} queries',
      needs: ['mysql_global_status_queries'],
    },
    {
      title: 'aborted connects',
      role: 'errors',
      unit: 'short',
      expr: 'rate(mysql_global_status_aborted_connects[$__rate_interval])',
      legend: '{{instance}} aborted connects',
      needs: ['mysql_global_status_aborted_connects'],
    },
    {
      title: 'slow queries',
      role: 'latency',
      unit: 'short',
      expr: 'rate(mysql_global_status_slow_queries[$__rate_interval])',
      legend: '{{instance}} slow queries',
      needs: ['mysql_global_status_slow_queries'],
    },
    {
      title: 'replication lag',
      role: 'latency',
      unit: 's',
      expr: 'mysql_slave_status_seconds_behind_master',
      legend: '{{instance}} replication lag',
      needs: ['mysql_slave_status_seconds_behind_master'],
    },
    {
      title: 'connections',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'mysql_global_status_threads_connected / mysql_global_variables_max_connections',
      legend: '{{instance}} connections',
      needs: ['mysql_global_status_threads_connected', 'mysql_global_variables_max_connections'],
    },
    {
      title: 'threads running',
      role: 'saturation',
      unit: 'short',
      expr: 'mysql_global_status_threads_running',
      legend: '{{instance}} threads running',
      needs: ['mysql_global_status_threads_running'],
    },
    {
      title: 'row lock waits',
      role: 'saturation',
      unit: 'short',
      expr: 'mysql_global_status_innodb_row_lock_current_waits',
      legend: '{{instance}} row lock waits',
      needs: ['mysql_global_status_innodb_row_lock_current_waits'],
    },
  ],
};

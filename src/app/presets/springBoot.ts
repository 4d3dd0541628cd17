import { type Preset } from './preset';

/** HTTP servers by the names of Micrometer, as Spring Boot 3 has them. */
export const springBoot: Preset = {
  id: 'spring',
  title: 'Spring Boot',
  queries: [
    {
      title: 'latency',
      role: 'latency',
      unit: 's',
      expr: 'sum by (namespace, job) (rate(http_server_requests_seconds_sum[$__rate_interval])) / sum by (namespace, job) (rate(http_server_requests_seconds_count[$__rate_interval]))',
      legend: '{{namespace}} {{job}} latency',
      needs: ['http_server_requests_seconds_count', 'http_server_requests_seconds_sum'],
    },
    {
      title: 'errors',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (namespace, job) (rate(http_server_requests_seconds_count{outcome="SERVER_ERROR"}[$__rate_interval])) / sum by (namespace, job) (rate(http_server_requests_seconds_count[$__rate_interval]))',
      legend: '{{namespace}} {{job}} errors',
      needs: ['http_server_requests_seconds_count'],
    },
    {
      title: 'requests',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (namespace, job) (rate(http_server_requests_seconds_count{uri!~"/actuator.*"}[$__rate_interval]))',
      legend: '{{namespace}} {{job}} requests',
      needs: ['http_server_requests_seconds_count'],
    },
    {
      title: 'log errors',
      role: 'errors',
      unit: 'short',
      expr: 'sum by (namespace, job) (rate(logback_events_total{level="error"}[$__rate_interval]))',
      legend: '{{namespace}} {{job}} log errors',
      needs: ['logback_events_total'],
    },
    {
      title: 'connection pool',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'hikaricp_connections_active / hikaricp_connections_max',
      legend: '{{namespace}} {{job}} {{pool}} connections in use',
      needs: ['hikaricp_connections_active', 'hikaricp_connections_max'],
    },
    {
      title: 'waiting for a connection',
      role: 'saturation',
      unit: 'short',
      expr: 'hikaricp_connections_pending',
      legend: '{{namespace}} {{job}} {{pool}} waiting for a connection',
      needs: ['hikaricp_connections_pending'],
    },
    {
      title: 'busy threads',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'tomcat_threads_busy_threads / tomcat_threads_config_max_threads',
      legend: '{{namespace}} {{job}} busy threads',
      needs: ['tomcat_threads_busy_threads', 'tomcat_threads_config_max_threads'],
    },
  ],
};

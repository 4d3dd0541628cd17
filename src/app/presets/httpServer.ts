import { type Preset } from './preset';

/** HTTP servers by the names of the Prometheus client libraries: promhttp of Go, prometheus_client of Python, prom-client of Node.js. */
export const httpServer: Preset = {
  id: 'http',
  title: 'HTTP requests',
  queries: [
    {
      title: 'latency',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, namespace, job) (rate(http_request_duration_seconds_bucket[$__rate_interval])))',
      legend: '{{namespace}} {{job}} latency',
      needs: ['http_request_duration_seconds_bucket'],
    },
    {
      title: 'errors',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (namespace, job) (rate(http_requests_total{code=~"5.."}[$__rate_interval])) / sum by (namespace, job) (rate(http_requests_total[$__rate_interval]))',
      legend: '{{namespace}} {{job}} errors',
      needs: ['http_requests_total'],
    },
    {
      title: 'errors by status',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (namespace, job) (rate(http_requests_total{status=~"5..|5xx"}[$__rate_interval])) / sum by (namespace, job) (rate(http_requests_total[$__rate_interval]))',
      legend: '{{namespace}} {{job}} errors by status',
      needs: ['http_requests_total'],
    },
    {
      title: 'requests',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (namespace, job) (rate(http_requests_total[$__rate_interval]))',
      legend: '{{namespace}} {{job}} requests',
      needs: ['http_requests_total'],
    },
    {
      title: 'requests in flight',
      role: 'saturation',
      unit: 'short',
      expr: 'sum by (namespace, job) (http_requests_in_flight)',
      legend: '{{namespace}} {{job}} requests in flight',
      needs: ['http_requests_in_flight'],
    },
  ],
};

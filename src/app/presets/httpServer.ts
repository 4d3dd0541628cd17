import { type Preset } from './preset';

/** Those that count their requests by themselves, too, are asked for that count. */
const unlessCounted = ' unless sum by (namespace, job) (rate(http_requests_total[$__rate_interval]))';

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
    {
      title: 'errors of timed requests',
      role: 'errors',
      unit: 'percentunit',
      expr: `sum by (namespace, job) (${['code', 'status_code', 'status'].map((label) => `rate(http_request_duration_seconds_count{${label}=~"5..|5xx"}[$__rate_interval])`).join(' or ')}) / sum by (namespace, job) (rate(http_request_duration_seconds_count[$__rate_interval]))${unlessCounted}`,
      legend: '{{namespace}} {{job}} errors of timed requests',
      needs: ['http_request_duration_seconds_count'],
    },
    {
      title: 'timed requests',
      role: 'traffic',
      unit: 'reqps',
      expr: `sum by (namespace, job) (rate(http_request_duration_seconds_count[$__rate_interval]))${unlessCounted}`,
      legend: '{{namespace}} {{job}} timed requests',
      needs: ['http_request_duration_seconds_count'],
    },
    {
      title: 'Flask latency',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, namespace, job) (rate(flask_http_request_duration_seconds_bucket[$__rate_interval])))',
      legend: '{{namespace}} {{job}} latency',
      needs: ['flask_http_request_duration_seconds_bucket'],
    },
    {
      title: 'Flask errors',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (namespace, job) (rate(flask_http_request_total{status=~"5.."}[$__rate_interval])) / sum by (namespace, job) (rate(flask_http_request_total[$__rate_interval]))',
      legend: '{{namespace}} {{job}} errors',
      needs: ['flask_http_request_total'],
    },
    {
      title: 'Flask requests',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (namespace, job) (rate(flask_http_request_total[$__rate_interval]))',
      legend: '{{namespace}} {{job}} requests',
      needs: ['flask_http_request_total'],
    },
  ],
};

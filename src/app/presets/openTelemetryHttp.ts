import { openTelemetryRequests } from './openTelemetryNames';
import { type Preset } from './preset';

/** HTTP and RPC servers by the semantic conventions of OpenTelemetry, in each way in which Prometheus writes their names; Beyla has them, too. */
export const openTelemetryHttp: Preset = {
  id: 'otel-http',
  title: 'OpenTelemetry HTTP',
  queries: [
    {
      title: 'latency',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, job, service_namespace, service_name) (rate(http_server_request_duration_seconds_bucket[$__rate_interval])))',
      legend: '{{service_name}}{{job}} latency',
      needs: ['http_server_request_duration_seconds_bucket'],
    },
    {
      title: 'errors',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (job, service_namespace, service_name) (rate(http_server_request_duration_seconds_count{http_response_status_code=~"5.."}[$__rate_interval])) / sum by (job, service_namespace, service_name) (rate(http_server_request_duration_seconds_count[$__rate_interval]))',
      legend: '{{service_name}}{{job}} errors',
      needs: ['http_server_request_duration_seconds_count'],
    },
    {
      title: 'requests',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (job, service_namespace, service_name) (rate(http_server_request_duration_seconds_count[$__rate_interval]))',
      legend: '{{service_name}}{{job}} requests',
      needs: ['http_server_request_duration_seconds_count'],
    },
    {
      title: 'latency, older names',
      role: 'latency',
      unit: 'ms',
      expr: 'histogram_quantile(0.95, sum by (le, job) (rate(http_server_duration_milliseconds_bucket[$__rate_interval])))',
      legend: '{{job}} latency',
      needs: ['http_server_duration_milliseconds_bucket'],
    },
    {
      title: 'errors, older names',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (job) (rate(http_server_duration_milliseconds_count{http_status_code=~"5.."}[$__rate_interval])) / sum by (job) (rate(http_server_duration_milliseconds_count[$__rate_interval]))',
      legend: '{{job}} errors',
      needs: ['http_server_duration_milliseconds_count'],
    },
    {
      title: 'RPC latency',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, job, service_name) (rate(rpc_server_duration_seconds_bucket[$__rate_interval])))',
      legend: '{{service_name}}{{job}} RPC latency',
      needs: ['rpc_server_duration_seconds_bucket'],
    },
    {
      title: 'database latency',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, job, service_name) (rate(db_client_operation_duration_seconds_bucket[$__rate_interval])))',
      legend: '{{service_name}}{{job}} database latency',
      needs: ['db_client_operation_duration_seconds_bucket'],
    },
    {
      title: 'requests in flight',
      role: 'saturation',
      unit: 'short',
      expr: 'sum by (job, service_name) (http_server_active_requests)',
      legend: '{{service_name}}{{job}} requests in flight',
      needs: ['http_server_active_requests'],
    },
    ...openTelemetryRequests({
      note: 'native histograms',
      histogram: 'http_server_request_duration_seconds',
      hasDots: false,
      isNative: true,
    }),
    ...openTelemetryRequests({
      note: 'names without units',
      histogram: 'http_server_request_duration',
      hasDots: false,
      isNative: false,
    }),
    ...openTelemetryRequests({
      note: 'names with dots',
      histogram: 'http.server.request.duration',
      hasDots: true,
      isNative: false,
    }),
    ...openTelemetryRequests({
      note: 'names with dots and units',
      histogram: 'http.server.request.duration_seconds',
      hasDots: true,
      isNative: false,
    }),
    ...openTelemetryRequests({
      note: 'native histograms with dots',
      histogram: 'http.server.request.duration',
      hasDots: true,
      isNative: true,
    }),
  ],
};

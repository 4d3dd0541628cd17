import { type Preset } from './preset';

/** nginx by nginx-prometheus-exporter or the vts module. */
export const nginx: Preset = {
  id: 'nginx',
  title: 'nginx',
  queries: [
    {
      title: 'requests',
      role: 'traffic',
      unit: 'reqps',
      expr: 'rate(nginx_http_requests_total[$__rate_interval])',
      legend: '{{instance}} requests',
      needs: ['nginx_http_requests_total'],
    },
    {
      title: 'requests by host',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (host) (rate(nginx_vts_server_requests_total{host!="*"}[$__rate_interval]))',
      legend: '{{host}} requests',
      needs: ['nginx_vts_server_requests_total'],
    },
    {
      title: 'errors by host',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (host) (rate(nginx_vts_server_requests_total{host!="*",code="5xx"}[$__rate_interval])) / sum by (host) (rate(nginx_vts_server_requests_total{host!="*"}[$__rate_interval]))',
      legend: '{{host}} errors',
      needs: ['nginx_vts_server_requests_total'],
    },
    {
      title: 'latency by host',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, host) (rate(nginx_vts_server_request_duration_seconds_bucket[$__rate_interval])))',
      legend: '{{host}} latency',
      needs: ['nginx_vts_server_request_duration_seconds_bucket'],
    },
    {
      title: 'connections',
      role: 'saturation',
      unit: 'short',
      expr: 'nginx_connections_active',
      legend: '{{instance}} connections',
      needs: ['nginx_connections_active'],
    },
    {
      title: 'dropped connections',
      role: 'saturation',
      unit: 'short',
      expr: 'rate(nginx_connections_accepted[$__rate_interval]) - rate(nginx_connections_handled[$__rate_interval])',
      legend: '{{instance}} dropped connections',
      needs: ['nginx_connections_accepted', 'nginx_connections_handled'],
    },
  ],
};

import { type Preset } from './preset';

/** gRPC servers by the names of go-grpc-prometheus and go-grpc-middleware. */
export const grpcServer: Preset = {
  id: 'grpc',
  title: 'gRPC',
  queries: [
    {
      title: 'latency',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, namespace, job) (rate(grpc_server_handling_seconds_bucket{grpc_type="unary"}[$__rate_interval])))',
      legend: '{{namespace}} {{job}} gRPC latency',
      needs: ['grpc_server_handling_seconds_bucket'],
    },
    {
      title: 'errors',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (namespace, job) (rate(grpc_server_handled_total{grpc_code=~"Unknown|DeadlineExceeded|Unimplemented|Internal|Unavailable|DataLoss"}[$__rate_interval])) / sum by (namespace, job) (rate(grpc_server_handled_total[$__rate_interval]))',
      legend: '{{namespace}} {{job}} gRPC errors',
      needs: ['grpc_server_handled_total'],
    },
    {
      title: 'calls',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (namespace, job) (rate(grpc_server_started_total[$__rate_interval]))',
      legend: '{{namespace}} {{job}} gRPC calls',
      needs: ['grpc_server_started_total'],
    },
  ],
};

import { type Preset } from './preset';

/** Services of an Istio mesh, as their own sidecars report them. */
export const istio: Preset = {
  id: 'istio',
  title: 'Istio',
  queries: [
    {
      title: 'latency',
      role: 'latency',
      unit: 'ms',
      expr: 'histogram_quantile(0.95, sum by (le, destination_workload_namespace, destination_canonical_service) (rate(istio_request_duration_milliseconds_bucket{reporter="destination"}[$__rate_interval])))',
      legend: '{{destination_canonical_service}} latency',
      needs: ['istio_request_duration_milliseconds_bucket'],
    },
    {
      title: 'errors',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (destination_workload_namespace, destination_canonical_service) (rate(istio_requests_total{reporter="destination",response_code=~"5.."}[$__rate_interval])) / sum by (destination_workload_namespace, destination_canonical_service) (rate(istio_requests_total{reporter="destination"}[$__rate_interval]))',
      legend: '{{destination_canonical_service}} errors',
      needs: ['istio_requests_total'],
    },
    {
      title: 'requests',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (destination_workload_namespace, destination_canonical_service) (rate(istio_requests_total{reporter="destination"}[$__rate_interval]))',
      legend: '{{destination_canonical_service}} requests',
      needs: ['istio_requests_total'],
    },
  ],
};

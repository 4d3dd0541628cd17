import { type Preset } from './preset';

/** Services by the span metrics that Tempo makes of traces. */
export const spanMetrics: Preset = {
  id: 'span-metrics',
  title: 'Tempo span metrics',
  queries: [
    {
      title: 'latency',
      role: 'latency',
      unit: 's',
      expr: 'histogram_quantile(0.95, sum by (le, service) (rate(traces_spanmetrics_latency_bucket{span_kind="SPAN_KIND_SERVER"}[$__rate_interval])))',
      legend: '{{service}} latency',
      needs: ['traces_spanmetrics_latency_bucket'],
    },
    {
      title: 'errors',
      role: 'errors',
      unit: 'percentunit',
      expr: 'sum by (service) (rate(traces_spanmetrics_calls_total{span_kind="SPAN_KIND_SERVER",status_code="STATUS_CODE_ERROR"}[$__rate_interval])) / sum by (service) (rate(traces_spanmetrics_calls_total{span_kind="SPAN_KIND_SERVER"}[$__rate_interval]))',
      legend: '{{service}} errors',
      needs: ['traces_spanmetrics_calls_total'],
    },
    {
      title: 'calls',
      role: 'traffic',
      unit: 'reqps',
      expr: 'sum by (service) (rate(traces_spanmetrics_calls_total{span_kind="SPAN_KIND_SERVER"}[$__rate_interval]))',
      legend: '{{service}} calls',
      needs: ['traces_spanmetrics_calls_total'],
    },
  ],
};

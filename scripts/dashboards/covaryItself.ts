import { chosenPrometheus, dashboardJson, type Panel } from './model';

/** Grafana hands out the plugin's metrics under `/metrics/plugins/covary-analysis-datasource`; each Grafana server is an instance. */
const here = 'instance=~"$instance"';

const quantile = (share: number, metric: string, by: string, matchers = here): string =>
  `histogram_quantile(${share}, sum by (le, ${by}) (rate(${metric}_bucket{${matchers}}[$__rate_interval])))`;

const seconds = { unit: 's', min: 0 };
const perSecond = { unit: 'ops', min: 0 };
const bytes = { unit: 'bytes', min: 0 };
const share = { unit: 'percentunit', min: 0, max: 1 };
const count = { unit: 'none', min: 0, decimals: 0 };

const limits = (warning: number, critical: number): object => ({
  thresholds: {
    mode: 'absolute',
    steps: [
      { color: 'green', value: null },
      { color: 'orange', value: warning },
      { color: 'red', value: critical },
    ],
  },
});

function now(title: string, expr: string, defaults: object, description: string): Panel {
  return {
    type: 'stat',
    title,
    description,
    width: 4,
    height: 4,
    promql: [{ expr, legend: title }],
    defaults: { noValue: '0', color: { mode: 'thresholds' }, ...defaults },
    options: { reduceOptions: { calcs: ['lastNotNull'] }, graphMode: 'area', colorMode: 'value' },
  };
}

function course(
  title: string,
  description: string,
  promql: Panel['promql'],
  defaults: object,
  isStacked = false
): Panel {
  return {
    type: 'timeseries',
    title,
    description,
    width: 8,
    height: 8,
    promql,
    defaults: {
      ...defaults,
      custom: { fillOpacity: 10, ...(isStacked ? { stacking: { mode: 'normal', group: 'A' } } : {}) },
    },
    options: { tooltip: { mode: 'multi', sort: 'desc' }, legend: { displayMode: 'list', placement: 'bottom' } },
  };
}

/** How the plugin itself fares: what is asked of it, what it asks, and what it takes. */
export const covaryItself = dashboardJson({
  uid: 'covary-itself',
  title: 'Covary itself',
  description: 'Queries, stores, caches, workers and memory of the plugin, from its own metrics in a Prometheus',
  from: 'now-6h',
  refresh: '30s',
  variables: [
    { name: 'prometheus', label: 'Prometheus', type: 'datasource', query: 'prometheus', refresh: 1 },
    {
      name: 'instance',
      label: 'Grafana server',
      type: 'query',
      datasource: chosenPrometheus,
      query: 'label_values(covary_workers, instance)',
      definition: 'label_values(covary_workers, instance)',
      refresh: 2,
      multi: true,
      includeAll: true,
      allValue: '.*',
      current: { text: 'All', value: '$__all' },
      sort: 1,
    },
  ],
  parts: [
    now('Queries', `sum(rate(covary_queries_total{${here}}[$__rate_interval]))`, { unit: 'ops' }, 'Each second'),
    now(
      'Failed',
      `sum(rate(covary_queries_total{${here},result=~"plugin|downstream"}[$__rate_interval])) / sum(rate(covary_queries_total{${here}}[$__rate_interval]))`,
      { ...share, ...limits(0.05, 0.25) },
      'Share of queries that ended with an error, the stores’ and the authors’ own included'
    ),
    now(
      '95 % of queries within',
      quantile(0.95, 'covary_query_duration_seconds', 'job'),
      { ...seconds, ...limits(2, 10) },
      'Waiting and the stores included'
    ),
    now(
      'Waiting queries',
      `sum(covary_queries_waiting{${here}})`,
      { ...count, ...limits(20, 100) },
      'For their turn: see max_running_queries'
    ),
    now(
      'Longest delay',
      `max(nodejs_eventloop_lag_p99_seconds{${here}})`,
      { ...seconds, ...limits(0.1, 0.5) },
      'Of the thread that answers everybody, 99th percentile since the last scrape'
    ),
    now(
      'Memory',
      `max(process_resident_memory_bytes{${here}} and on (instance) covary_workers)`,
      { ...bytes, ...limits(1.5e9, 2.5e9) },
      'Resident, of the plugin’s process'
    ),
    'What is asked',
    course(
      'Queries by analysis',
      'Each second, as they were answered',
      [
        {
          expr: `sum by (analysis) (rate(covary_query_duration_seconds_count{${here}}[$__rate_interval]))`,
          legend: '{{analysis}}',
        },
      ],
      perSecond,
      true
    ),
    course(
      'How long they take',
      '95 % of the queries of an analysis were answered within',
      [{ expr: quantile(0.95, 'covary_query_duration_seconds', 'analysis'), legend: '{{analysis}}' }],
      seconds
    ),
    course(
      'Queries without an answer',
      'Each second: downstream is the store’s or the author’s fault, plugin is ours, cancelled means that the viewer left',
      [
        {
          expr: `sum by (result) (rate(covary_queries_total{${here},result!="ok"}[$__rate_interval]))`,
          legend: '{{result}}',
        },
      ],
      perSecond,
      true
    ),
    course(
      'Series and samples',
      'Each second, that analyses were given; history for detection is not in it',
      [
        { expr: `sum(rate(covary_series_total{${here}}[$__rate_interval]))`, legend: 'series' },
        { expr: `sum(rate(covary_points_total{${here}}[$__rate_interval]))`, legend: 'samples' },
      ],
      { ...perSecond, custom: { scaleDistribution: { type: 'log', log: 10 } } }
    ),
    course(
      'Waiting and running',
      'Queries of alert rules have places of their own',
      [
        { expr: `sum by (priority) (covary_queries_running{${here}})`, legend: '{{priority}}, running' },
        { expr: `sum by (priority) (covary_queries_waiting{${here}})`, legend: '{{priority}}, waiting' },
        { expr: `sum(covary_streams{${here}})`, legend: 'live streams' },
      ],
      count
    ),
    'What is asked of stores',
    course(
      'Requests to stores that failed',
      'Each second, by store and how they ended',
      [
        {
          expr: `sum by (upstream, result) (rate(covary_upstream_requests_total{${here},result!="ok"}[$__rate_interval]))`,
          legend: '{{upstream}}: {{result}}',
        },
      ],
      perSecond
    ),
    course(
      'How long stores take',
      '95 % of the requests were answered within',
      [{ expr: quantile(0.95, 'covary_upstream_request_duration_seconds', 'upstream'), legend: '{{upstream}}' }],
      seconds
    ),
    course(
      'What stores answer',
      'Bytes each second, unpacked',
      [
        {
          expr: `sum by (upstream) (rate(covary_upstream_response_bytes_total{${here}}[$__rate_interval]))`,
          legend: '{{upstream}}',
        },
      ],
      { unit: 'Bps', min: 0 },
      true
    ),
    course(
      'What the cache knew',
      'Share of ranges of samples of which all, some or nothing was known',
      [
        {
          expr: `sum by (result) (rate(covary_sample_cache_requests_total{${here}}[$__rate_interval])) / on () group_left () sum(rate(covary_sample_cache_requests_total{${here}}[$__rate_interval]))`,
          legend: '{{result}}',
        },
      ],
      share,
      true
    ),
    course(
      'What caches keep',
      'Samples up to cache_mb, judgements up to a third of it',
      [
        { expr: `sum(covary_sample_cache_bytes{${here}})`, legend: 'samples' },
        { expr: `sum(covary_judgement_cache_bytes{${here}})`, legend: 'judgements' },
      ],
      bytes,
      true
    ),
    'What it takes',
    course(
      'Workers',
      'They start with the first query, and end when nobody has asked for ten minutes',
      [
        { expr: `sum(covary_workers{${here}})`, legend: 'there are' },
        { expr: `sum(covary_workers_busy{${here}})`, legend: 'at work' },
        { expr: `sum(covary_worker_batches_waiting{${here}})`, legend: 'analyses waiting' },
      ],
      count
    ),
    course(
      'Delay of the thread that answers everybody',
      '99th percentile since the scrape before',
      [{ expr: `max by (instance) (nodejs_eventloop_lag_p99_seconds{${here}})`, legend: '{{instance}}' }],
      seconds
    ),
    course(
      'Memory',
      'Resident, the main thread’s heap, and what lies beside it',
      [
        { expr: `sum(process_resident_memory_bytes{${here}} and on (instance) covary_workers)`, legend: 'resident' },
        { expr: `sum(nodejs_heap_size_used_bytes{${here}})`, legend: 'heap' },
        { expr: `sum(nodejs_external_memory_bytes{${here}})`, legend: 'beside the heap' },
      ],
      bytes
    ),
    course(
      'Processors',
      'How many are busy with it',
      [
        {
          expr: `sum by (instance) (rate(process_cpu_seconds_total{${here}}[$__rate_interval]) and on (instance) covary_workers)`,
          legend: '{{instance}}',
        },
      ],
      { unit: 'none', min: 0 }
    ),
  ],
});

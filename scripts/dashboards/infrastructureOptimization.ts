import { input } from './expressions';
import { dashboardJson, type Analysis } from './model';
import { dataSourceVariable, serviceOfUp, storeVariable } from './variables';

const filters = 'service=~"$service",environment=~"$environment"';
const ofPods = 'pod=~"$service.*",container!="",container!="POD"';

/** What is read as it is: the last value of each window. */
const asItIs: Analysis = { kind: 'aggregate', function: 'last', windowMs: 300_000 };

const buckets = [
  'request_duration_seconds_bucket',
  'http_request_duration_seconds_bucket',
  'http_server_requests_seconds_bucket',
  'http_server_request_duration_seconds_bucket',
];
const counters = [
  { metric: 'requests_total', failed: 'status=~"5.."' },
  { metric: 'http_requests_total', failed: 'status=~"5..|5xx"' },
  { metric: 'http_requests_total', failed: 'code=~"5..|5xx"' },
  { metric: 'http_server_requests_seconds_count', failed: 'status=~"5.."' },
  { metric: 'http_server_request_duration_seconds_count', failed: 'http_response_status_code=~"5.."' },
];

const p99 = (by: string): string =>
  buckets.map((metric) => `histogram_quantile(0.99, sum by (${by}) (rate(${metric}{${filters}}[5m])))`).join(' or ');

const errorRatio = [
  ...counters.map(
    ({ metric, failed }) => `sum(rate(${metric}{${filters},${failed}}[5m])) / sum(rate(${metric}{${filters}}[5m]))`
  ),
  // Nothing has failed yet: there are requests, and no series of failures.
  ...counters.map(({ metric }) => `0 * sum(rate(${metric}{${filters}}[5m]))`),
].join(' or ');

const hostCpu = '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m]))';
const hostMemory =
  '1 - sum by (instance) (node_memory_MemAvailable_bytes) / sum by (instance) (node_memory_MemTotal_bytes)';
const podMemory = `avg(container_memory_usage_bytes{${ofPods}}) by (pod) / (avg(container_spec_memory_limit_bytes{${ofPods}}) by (pod) > 0)`;

/** A part of the score, from 0 to 100. */
const part = (name: string, share: string): string =>
  `label_replace(100 * clamp(${share}, 0, 1), "part", "${name}", "", "")`;

/** Where there is no prose_score, the mean of those of its parts that can be told; docs/dashboards.md says why so. */
const scoreParts = [
  part('performance', `1 - log10((${p99('le')}) / 0.25)`),
  part('reliability', `1 - (${errorRatio}) / 0.05`),
  part('CPU', `(1 - avg(${hostCpu})) / 0.5`),
  part('memory', `(1 - (avg(${podMemory}) or avg(${hostMemory}))) / 0.5`),
].join(' or ');

const scoreColours = {
  mode: 'absolute',
  steps: [
    { color: 'red', value: null },
    { color: 'yellow', value: 50 },
    { color: 'green', value: 80 },
  ],
};

/** Room for many pods, beside the lines. */
const legendAside = { legend: { showLegend: true, displayMode: 'list', placement: 'right', calcs: [] } };

const lastValue = { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } };

/** The documents' dashboard. */
export const infrastructureOptimization = dashboardJson({
  uid: 'covary-infrastructure-optimization',
  title: 'Infrastructure Optimization',
  description:
    'How well the infrastructure does its work, what was changed to make it better, and with how much it does it',
  from: 'now-6h',
  refresh: '30s',
  variables: [
    dataSourceVariable,
    storeVariable,
    serviceOfUp,
    {
      name: 'environment',
      label: 'Environment',
      type: 'custom',
      query: 'production,staging,development',
      includeAll: true,
      allValue: '.*',
      current: { text: 'All', value: '$__all' },
    },
  ],
  parts: [
    'Overview',
    {
      type: 'gauge',
      title: 'PROSE Score',
      description: 'From 0 to 100: prose_score where the store has it, else the mean of the parts beside it',
      width: 6,
      height: 7,
      inputs: [input('score', `avg(prose_score{${filters}}) or avg(${scoreParts})`, 'PROSE score')],
      analysis: asItIs,
      options: { ...lastValue, showThresholdLabels: true, showThresholdMarkers: true },
      defaults: { min: 0, max: 100, decimals: 0, thresholds: scoreColours },
    },
    {
      type: 'bargauge',
      title: 'What the score is made of',
      description:
        'Performance: 100 where 99 % of requests take at most 0.25 s, 0 at 2.5 s. Reliability: 0 where 5 % of them fail. CPU and memory: 100 while half or more is free, 0 when all is used.',
      width: 10,
      height: 7,
      inputs: [input('parts', scoreParts, '{{part}}')],
      analysis: asItIs,
      options: { ...lastValue, orientation: 'horizontal', displayMode: 'basic' },
      defaults: { min: 0, max: 100, decimals: 0, thresholds: scoreColours },
    },
    {
      type: 'stat',
      title: 'Optimization Actions (24h)',
      description:
        'optimization_actions_total where the store has it, else how often the number of replicas of a deployment was changed (kube_deployment_spec_replicas)',
      width: 8,
      height: 7,
      inputs: [
        input(
          'actions',
          `sum(increase(optimization_actions_total{${filters}}[24h])) or sum(changes(kube_deployment_spec_replicas{deployment=~"$service.*"}[24h]))`,
          'actions'
        ),
      ],
      analysis: asItIs,
      options: { ...lastValue, graphMode: 'area', colorMode: 'value' },
      defaults: {
        decimals: 0,
        noValue: 'Nothing counts them',
        thresholds: { mode: 'absolute', steps: [{ color: 'text', value: null }] },
      },
    },
    'Performance',
    {
      type: 'timeseries',
      title: 'Request Latency (p99)',
      description: '99 % of the requests are faster',
      width: 12,
      height: 8,
      inputs: [input('p99', p99('le, job'), '{{job}}')],
      analysis: asItIs,
      options: legendAside,
      defaults: { unit: 's', min: 0 },
    },
    {
      type: 'timeseries',
      title: 'Error Rate',
      description: 'The share of requests that fail with a status of 500 or more',
      width: 12,
      height: 8,
      inputs: [input('errors', errorRatio, 'failed requests')],
      analysis: asItIs,
      defaults: { unit: 'percentunit', min: 0 },
    },
    'Resources',
    {
      type: 'timeseries',
      title: 'CPU Usage',
      description: 'Processors in use by pod; where there are no containers, the share of each host',
      width: 12,
      height: 8,
      inputs: [
        input(
          'cpu',
          `avg(rate(container_cpu_usage_seconds_total{${ofPods}}[5m])) by (pod) or on () (${hostCpu})`,
          '{{pod}}{{instance}}'
        ),
      ],
      analysis: asItIs,
      options: legendAside,
      defaults: { unit: 'percentunit', min: 0 },
    },
    {
      type: 'timeseries',
      title: 'Memory Usage',
      description: 'Of its limit, by pod; where there are no limits, the share of each host',
      width: 12,
      height: 8,
      inputs: [input('memory', `${podMemory} or on () (${hostMemory})`, '{{pod}}{{instance}}')],
      analysis: asItIs,
      options: legendAside,
      defaults: { unit: 'percentunit', min: 0, max: 1 },
    },
  ],
});

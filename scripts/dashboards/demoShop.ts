import { dashboardJson, onlyColumns, saysNoAlert, type Analysis, type Input } from './model';
import { dataSourceVariable } from './variables';

const demo = (refId: string, expr: string, legend: string): Input => ({ refId, upstream: 'demo', expr, legend });

const latency = demo('latency', 'shop_service_latency_ms', '{{service}} latency');
const errors = demo('errors', 'shop_service_error_percent', '{{service}} errors');
const requests = demo('requests', 'shop_service_requests_per_second', '{{service}} requests');
const calls = demo('calls', 'traces_service_graph_request_total', '{{client}} → {{server}}');
const alerts = demo('alerts', 'ALERTS{alertstate="firing"}', '{{alertname}} {{service}}');
const stepMs = 60_000;

const suspects = (format: 'report' | 'graph'): { inputs: readonly Input[]; analysis: Analysis; stepMs: number } => ({
  inputs: [latency, errors, requests, calls],
  analysis: { kind: 'rootCause', target: 'web-frontend latency', dependencies: { input: 'calls' }, format },
  stepMs,
});

const unit = (pattern: string, id: string): object => ({
  matcher: { id: 'byRegexp', options: pattern },
  properties: [{ id: 'unit', value: id }],
});
const units = [unit('/latency/', 'ms'), unit('/errors|CPU|memory/', 'percent'), unit('/requests/', 'reqps')];

const story = `The demo is an invented shop: \`web-frontend\` calls \`user-service\` and \`product-service\`, which call \`database\`, \`cache\` and \`search-service\`.

**What happened in it.** Once a day, between 9:00 and 17:00 UTC, the **database is slow for 20 minutes**: its latency rises tenfold, and the services that need it feel that 30 to 60 s later. On every other day, from 14:00 to 18:00 UTC, **web-node-04 has three times its load**. On one evening a week the **cache leaks memory** until it is restarted at 23:00 UTC.

**What to look at.** Below, the first sentence of each panel says what was unusual. *What set off the slow frontend* names the database, although the frontend is what customers see. The alerts tell the same story: four fired, one explains the other three. Drag over a time to look closer.

The other dashboards ask a Prometheus in PromQL; they show this shop, too, where Prometheus is installed.`;

/** What is looked at first: the demo's last day, and what happened in it. */
export const demoShop = dashboardJson({
  uid: 'covary-demo-shop',
  title: 'Demo: a day in the shop',
  description: 'The demo shop, which needs no store: what happened in its last day, and what set it off',
  from: 'now-24h',
  variables: [dataSourceVariable],
  parts: [
    { type: 'text', title: 'What this is', width: 8, height: 16, options: { mode: 'markdown', content: story } },
    {
      type: 'covary-anomaly-panel',
      title: 'What was unusual about the services',
      width: 16,
      height: 16,
      inputs: [latency, errors, requests],
      analysis: { kind: 'anomaly' },
      overrides: units,
    },
    {
      type: 'covary-rootcause-panel',
      title: 'What set off the slow frontend',
      width: 14,
      height: 11,
      ...suspects('report'),
      overrides: units,
    },
    {
      type: 'nodeGraph',
      title: 'Who calls whom, and who is suspected',
      width: 10,
      height: 11,
      ...suspects('graph'),
    },
    {
      type: 'covary-anomaly-panel',
      title: 'What was unusual about the nodes',
      width: 14,
      height: 11,
      inputs: [
        demo('cpu', 'shop_cpu_percent', '{{node}} CPU'),
        demo('memory', 'shop_memory_percent', '{{node}} memory'),
      ],
      analysis: { kind: 'anomaly' },
      overrides: units,
    },
    {
      type: 'table',
      title: 'Which alert set off the others',
      width: 10,
      height: 11,
      inputs: [alerts, calls],
      analysis: { kind: 'alertCascade', dependencies: { input: 'calls' } },
      stepMs: 15_000,
      ...saysNoAlert,
      transformations: onlyColumns('start', 'service', 'severity', 'set off by'),
    },
    {
      type: 'covary-correlation-panel',
      title: 'Which metrics move together',
      width: 14,
      height: 14,
      inputs: [latency, errors, requests],
      analysis: { kind: 'correlation' },
      stepMs,
    },
    {
      type: 'covary-violin-panel',
      title: 'Response times by cluster',
      description: 'One is healthy, one has a long tail, one hits or misses its cache',
      width: 10,
      height: 14,
      inputs: [demo('a', 'shop_api_response_ms', '{{cluster}}')],
      analysis: { kind: 'aggregate', function: 'last', windowMs: 60_000 },
      stepMs,
      options: { showThresholds: true, thresholdLabel: 'limit', cut: 0 },
      defaults: {
        unit: 'ms',
        thresholds: {
          mode: 'absolute',
          steps: [
            { color: 'green', value: null },
            { color: 'red', value: 200 },
          ],
        },
      },
    },
  ],
});

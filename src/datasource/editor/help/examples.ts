import { t } from '@grafana/i18n';
import { type AnalysisKind, type CovaryQueryInput } from '../../../protocol/query';
import { type UpstreamInput } from '../../../protocol/upstreamKinds';
import { type CovaryDataQuery } from '../../covaryDataQuery';

/** A query to try, of one analysis, for stores of one language. */
export interface Example {
  readonly title: string;
  readonly inputs: ReadonlyArray<{ readonly refId: string; readonly text: string }>;
  readonly analysis: CovaryQueryInput['analysis'];
  /** Where the usual step would be too fine for a long period. */
  readonly stepMs?: number;
}

/** What an example is about, in the words of a store. */
type Subject =
  'latency' | 'errors' | 'requests' | 'load' | 'alerts' | 'calls' | 'good' | 'total' | 'deployments' | 'trace';
type Subjects = Readonly<Partial<Record<Subject, string>>>;

const promQl: Subjects = {
  latency: 'histogram_quantile(0.95, sum by (le, job) (rate(http_request_duration_seconds_bucket[$__rate_interval])))',
  errors: 'sum by (job) (rate(http_requests_total{code=~"5.."}[$__rate_interval]))',
  requests: 'sum by (job) (rate(http_requests_total[$__rate_interval]))',
  load: 'sum by (instance) (rate(process_cpu_seconds_total[$__rate_interval]))',
  alerts: 'ALERTS{alertstate="firing"}',
  calls: 'traces_service_graph_request_total',
  good: 'sum(http_requests_total{code!~"5.."})',
  total: 'sum(http_requests_total)',
  deployments: 'max by (job) (process_start_time_seconds)',
};

const shop: Subjects = {
  latency: 'shop_service_latency_ms',
  errors: 'shop_service_error_percent',
  requests: 'shop_service_requests_per_second',
  load: 'shop_cpu_percent',
  alerts: 'ALERTS{alertstate="firing"}',
  calls: 'traces_service_graph_request_total',
  good: 'shop_requests_total{service="web-frontend", code="2xx"}',
  total: 'shop_requests_total{service="web-frontend"}',
};

const logQl: Subjects = {
  errors: 'sum by (app) (rate({app=~".+"} |= "error" [$__interval]))',
  requests: 'sum by (app) (rate({app=~".+"} [$__interval]))',
};

const influxQl: Subjects = {
  load: 'SELECT mean("usage_user") FROM "cpu" WHERE $timeFilter GROUP BY time($__interval), "host"',
  latency: 'SELECT mean("value") FROM "latency" WHERE $timeFilter GROUP BY time($__interval), "service"',
};

const flux: Subjects = {
  load: 'from(bucket: "telegraf") |> range(start: v.timeRangeStart, stop: v.timeRangeStop) |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user") |> aggregateWindow(every: v.windowPeriod, fn: mean)',
};

const sql: Subjects = {
  load: 'SELECT time, host, usage_user FROM cpu WHERE $__timeFilter(time)',
};

const traces: Subjects = { trace: '7b5a2f0c9d1e4a637b5a2f0c9d1e4a63' };

function subjectsOf({ language, isSelectorOnly }: UpstreamInput): Subjects {
  switch (language) {
    case 'promql':
      return isSelectorOnly === true ? shop : promQl;
    case 'logql':
      return logQl;
    case 'influxql':
      return influxQl;
    case 'flux':
      return flux;
    case 'sql':
      return sql;
    case 'traceql':
    case 'plain':
      return traces;
    case 'json':
      return {};
  }
}

interface Sketch {
  readonly title: () => string;
  readonly needs: readonly Subject[];
  readonly analysis: CovaryQueryInput['analysis'];
  /** Where the usual step would be too fine for a long period. */
  readonly stepMs?: number;
}

const sketches: Readonly<Record<AnalysisKind, readonly Sketch[]>> = {
  anomaly: [
    { title: () => t('examples.latency', 'Unusual latency'), needs: ['latency'], analysis: { kind: 'anomaly' } },
    {
      title: () => t('examples.errors', 'Unusual errors'),
      needs: ['errors'],
      analysis: { kind: 'anomaly', direction: 'above' },
    },
    {
      title: () => t('examples.requests', 'Requests that break off'),
      needs: ['requests'],
      analysis: { kind: 'anomaly', direction: 'below' },
    },
    {
      title: () => t('examples.load', 'What happened, as a table of events'),
      needs: ['load'],
      analysis: { kind: 'anomaly', format: 'events' },
    },
  ],
  rootCause: [
    {
      title: () => t('examples.root-cause', 'Which service set off the rise of latency'),
      needs: ['latency', 'errors', 'load', 'calls'],
      analysis: { kind: 'rootCause', target: 'latency', dependencies: { input: 'calls' } },
    },
    {
      title: () => t('examples.root-cause-now', 'What goes wrong now: the last 10 minutes'),
      needs: ['latency', 'errors', 'load'],
      analysis: { kind: 'rootCause', target: 'latency', lastMs: 600_000 },
    },
  ],
  related: [
    {
      title: () => t('examples.related', 'What moves with latency'),
      needs: ['latency', 'load'],
      analysis: { kind: 'related', target: 'latency' },
    },
  ],
  eventImpact: [
    {
      title: () => t('examples.event-impact', 'What changed with annotations tagged "deployment"'),
      needs: ['latency', 'errors'],
      analysis: { kind: 'eventImpact', annotationTags: ['deployment'] },
    },
    {
      title: () => t('examples.restarts', 'What changed with restarts'),
      needs: ['latency', 'deployments'],
      analysis: { kind: 'eventImpact', eventInput: 'deployments' },
    },
  ],
  alertCascade: [
    {
      title: () => t('examples.cascade', 'Which alert set off the others'),
      needs: ['alerts', 'calls'],
      analysis: { kind: 'alertCascade', dependencies: { input: 'calls' } },
    },
  ],
  slo: [
    {
      title: () => t('examples.slo', 'What is left of 99.9 % in 30 days'),
      needs: ['good', 'total'],
      analysis: { kind: 'slo' },
      stepMs: 300_000,
    },
    {
      title: () => t('examples.burn', 'How fast the budget is spent'),
      needs: ['good', 'total'],
      analysis: { kind: 'slo', format: 'burnRates' },
      stepMs: 300_000,
    },
  ],
  correlation: [
    {
      title: () => t('examples.correlation', 'Which services rise together'),
      needs: ['latency'],
      analysis: { kind: 'correlation', order: 'clustered' },
    },
    {
      title: () => t('examples.pairs', 'Latency and load, up to 5 minutes apart'),
      needs: ['latency', 'load'],
      analysis: { kind: 'correlation', maxLagMs: 300_000, format: 'pairs' },
    },
  ],
  cluster: [
    { title: () => t('examples.cluster', 'Groups by behaviour'), needs: ['load'], analysis: { kind: 'cluster' } },
    {
      title: () => t('examples.outliers', 'What is like no other'),
      needs: ['load'],
      analysis: { kind: 'cluster', method: 'dbscan' },
    },
  ],
  backtest: [
    {
      title: () => t('examples.backtest', 'Alerts of three rates, against alerts that fired'),
      needs: ['latency', 'alerts'],
      analysis: { kind: 'backtest', alertRates: [0.25, 1, 4], incidentInput: 'alerts' },
    },
  ],
  aggregate: [
    {
      title: () => t('examples.p99', 'The 99 % quantile of each hour'),
      needs: ['latency'],
      analysis: { kind: 'aggregate', function: 'quantile', windowMs: 3_600_000 },
    },
    { title: () => t('examples.mean', 'The mean of 5 minutes'), needs: ['load'], analysis: { kind: 'aggregate' } },
  ],
  quality: [
    { title: () => t('examples.quality', 'Gaps and staleness'), needs: ['load'], analysis: { kind: 'quality' } },
    {
      title: () => t('examples.quality-requests', 'Gaps of requests'),
      needs: ['requests'],
      analysis: { kind: 'quality' },
    },
  ],
  trace: [
    {
      title: () => t('examples.trace', 'What could be faster in a trace'),
      needs: ['trace'],
      analysis: { kind: 'trace' },
    },
  ],
};

/** Queries to try: what a store of this language can answer of an analysis. */
export function examplesOf(kind: AnalysisKind, asked: UpstreamInput): readonly Example[] {
  const subjects = subjectsOf(asked);
  return sketches[kind].flatMap(({ title, needs, analysis, ...step }) => {
    const inputs = needs.flatMap((subject) => {
      const text = subjects[subject];
      return text === undefined ? [] : [{ refId: subject, text }];
    });
    return inputs.length < needs.length ? [] : [{ title: title(), inputs, analysis, ...step }];
  });
}

/** A query with an example in the place of its inputs and its analysis. */
export function withExample(
  query: CovaryDataQuery,
  { inputs, analysis, stepMs }: Example,
  asked: UpstreamInput,
  upstream: string | undefined
): CovaryDataQuery {
  const { stepMs: _, ...rest } = query;
  return {
    ...rest,
    ...(stepMs === undefined ? {} : { stepMs }),
    inputs: inputs.map(({ refId, text }) => ({
      refId,
      ...(upstream === undefined ? {} : { upstream }),
      [asked.field]: text,
    })),
    analysis,
  };
}

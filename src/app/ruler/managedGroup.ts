import { type CovaryQueryInput } from '../../protocol/query';
import { instanceInvestigation } from '../investigation/instanceInvestigation';
import { pluginIds } from '../pluginIds';
import { type ManagedQuery, type ManagedRule } from './managedRule';
import { type RunningGroup } from './runningGroup';

interface Watched {
  /** Letters, digits, `_` and `-`. */
  readonly name: string;
  /** The Covary data source that is asked. */
  readonly dataSource: string;
  readonly input: CovaryQueryInput['inputs'][number];
  readonly analysis: Extract<CovaryQueryInput['analysis'], { readonly kind: 'anomaly' }>;
  readonly stepMs: number;
  /** The Prometheus data source that keeps the scores as `anomaly:score`; none without it. */
  readonly recordTo?: string;
}

/** Rules of Grafana's own alerting that ask Covary: one alert a series while it is unusual and, where wanted, its score as a metric. */
export function managedGroup({ name, dataSource, input, analysis, stepMs, recordTo }: Watched): RunningGroup {
  const scores: ManagedQuery = {
    refId: 'A',
    queryType: '',
    datasourceUid: dataSource,
    relativeTimeRange: { from: Math.ceil((15 * stepMs) / 1000), to: 0 },
    model: {
      refId: 'A',
      version: 2,
      datasource: { type: pluginIds.datasource, uid: dataSource },
      inputs: [input],
      analysis: { ...analysis, format: 'scores' },
      stepMs,
      ...asSaved,
    },
  };
  const last = expression('B', { type: 'reduce', expression: 'A', reducer: 'last', settings: { mode: 'dropNN' } });
  const above = expression('C', {
    type: 'threshold',
    expression: 'B',
    conditions: [{ type: 'query', evaluator: { type: 'gt', params: [1] } }],
  });
  const labels = { anomaly_name: name, anomaly_strategy: `covary-${analysis.detector ?? 'ensemble'}` };
  const alert: ManagedRule = {
    grafana_alert: {
      title: `${name} is unusual`,
      condition: 'C',
      no_data_state: 'OK',
      exec_err_state: 'Error',
      data: [scores, last, above],
    },
    for: '0s',
    labels: { ...labels, severity: 'warning' },
    annotations: {
      summary: `${name} is unusual: {{ printf "%.1f" $values.B.Value }} times its limit`,
      investigate: instanceInvestigation(dataSource, input),
    },
  };
  const record = (target: string): ManagedRule => ({
    grafana_alert: {
      title: `${name} score`,
      record: { metric: 'anomaly:score', from: 'B', target_datasource_uid: target },
      data: [scores, last],
    },
    labels,
  });
  return {
    name: `covary-${name}`,
    interval: '1m',
    rules: recordTo === undefined ? [alert] : [alert, record(recordTo)],
  };
}

/** What Grafana adds to a query that it keeps: said here, so that what runs compares with what is wanted. */
const asSaved = { intervalMs: 1000, maxDataPoints: 43_200 } as const;

function expression(refId: string, model: Readonly<Record<string, unknown>>): ManagedQuery {
  return {
    refId,
    queryType: '',
    datasourceUid: '__expr__',
    relativeTimeRange: { from: 0, to: 0 },
    model: { refId, datasource: { type: '__expr__', uid: '__expr__' }, ...model, ...asSaved },
  };
}

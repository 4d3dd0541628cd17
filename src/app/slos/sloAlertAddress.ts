import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { type SloQuestion } from './sloQuestion';

interface WatchedObjective extends SloQuestion {
  readonly dataSource: string;
  readonly slo: ServiceLevelObjective;
  /** Where one comes back to. */
  readonly returnTo: string;
}

const anHour = 3600;

/** The address of Grafana's editor for a new alert rule that fires while a multi-window burn-rate alert of the objective does. */
export function sloAlertAddress({ dataSource, slo, inputs, analysis, returnTo }: WatchedObjective): string {
  const relativeTimeRange = { from: anHour, to: 0 };
  const title = `${slo.service} ${slo.name}: the error budget is spent too fast`;
  const expression = { type: '__expr__', uid: '__expr__' };
  const defaults = {
    type: 'grafana',
    name: title,
    condition: 'B',
    evaluateFor: '0s',
    queries: [
      {
        refId: 'A',
        queryType: '',
        datasourceUid: dataSource,
        relativeTimeRange,
        model: {
          refId: 'A',
          version: 2,
          datasource: { type: 'covary-analysis-datasource', uid: dataSource },
          inputs,
          analysis: { ...analysis, format: 'alerts' },
          alertColumn: 'firing',
          stepMs: 300_000,
        },
      },
      {
        refId: 'B',
        queryType: '',
        datasourceUid: '__expr__',
        relativeTimeRange,
        model: {
          refId: 'B',
          type: 'threshold',
          datasource: expression,
          expression: 'A',
          conditions: [{ evaluator: { type: 'gt', params: [0] } }],
        },
      },
    ],
    labels: { __grafana_origin: 'plugin/covary-observability-app' },
    annotations: { summary: title },
  };
  return `/alerting/new?${new URLSearchParams({ defaults: JSON.stringify(defaults), returnTo }).toString()}`;
}

import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { newAlertRule } from '../links/newAlertRule';
import { type SloQuestion } from './sloQuestion';

interface WatchedObjective extends SloQuestion {
  readonly dataSource: string;
  readonly slo: ServiceLevelObjective;
  /** Where one comes back to. */
  readonly returnTo: string;
}

/** The address of Grafana's editor for a new alert rule that fires while a multi-window burn-rate alert of the objective does. */
export function sloAlertAddress({ dataSource, slo, inputs, analysis, returnTo }: WatchedObjective): string {
  const name = `${slo.service} ${slo.name}: the error budget is spent too fast`;
  return newAlertRule({
    name,
    dataSource,
    query: { inputs, analysis: { ...analysis, format: 'alerts' }, alertColumn: 'firing', stepMs: 300_000 },
    decides: { type: 'threshold', expression: 'A', conditions: [{ evaluator: { type: 'gt', params: [0] } }] },
    evaluateFor: '0s',
    annotations: { summary: name },
    returnTo,
  });
}

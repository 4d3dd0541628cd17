import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { newRuleAddress } from '../rules/newRuleAddress';
import { type SloQuestion } from './sloQuestion';

interface WatchedObjective extends SloQuestion {
  readonly dataSource: string;
  readonly slo: ServiceLevelObjective;
  /** Where one comes back to. */
  readonly returnTo: string;
}

/** The address of Grafana's editor for a new alert rule that fires while a multi-window burn-rate alert of the objective does. */
export function sloAlertAddress({ dataSource, slo, inputs, analysis, returnTo }: WatchedObjective): string {
  const title = `${slo.service} ${slo.name}: the error budget is spent too fast`;
  return newRuleAddress({
    name: title,
    dataSource,
    inputs,
    analysis: { ...analysis, format: 'alerts' },
    query: { alertColumn: 'firing', stepMs: 300_000 },
    isSeries: false,
    above: 0,
    evaluateFor: '0s',
    annotations: { summary: title },
    returnTo,
  });
}

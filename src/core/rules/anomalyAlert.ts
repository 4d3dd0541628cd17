import { keptFiringMs } from './keptFiringMs';
import { promqlDuration } from './promqlDuration';
import { type AlertingRule } from './ruleFile';
import { type RuleContext } from './ruleStrategy';

/** Fires for each series that is outside of its band, on the side that counts. */
export function anomalyAlert({ request, recorded, labels }: RuleContext): AlertingRule {
  const level = recorded('anomaly:level');
  const lower = recorded('anomaly:lower_band');
  const upper = recorded('anomaly:upper_band');
  const { direction = 'both', minDeviation = 0, forMs = 0, keepFiringMs = keptFiringMs } = request;
  const outside = [
    ...(direction === 'below' ? [] : [`${level} > ${upper}`]),
    ...(direction === 'above' ? [] : [`${level} < ${lower}`]),
  ].join(' or ');
  const far = `abs(${level} - (${lower} + ${upper}) / 2) >= ${minDeviation}`;
  return {
    alert: 'AnomalyDetected',
    expr: minDeviation > 0 ? `(${outside}) and ${far}` : outside,
    ...(forMs > 0 ? { for: promqlDuration(forMs) } : {}),
    ...(keepFiringMs > 0 ? { keep_firing_for: promqlDuration(keepFiringMs) } : {}),
    labels: { ...labels, severity: 'warning', ...request.alertLabels },
    annotations: {
      summary: `${request.name} is unusual`,
      description: 'The value {{ $value | humanize }} lies outside of what is usual for {{ $labels }}',
    },
  };
}

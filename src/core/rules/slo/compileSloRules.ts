import { failure, type Result, success } from '../../result';
import { standardBurnAlerts } from '../../slo/standardBurnAlerts';
import { promqlDuration } from '../promqlDuration';
import { promqlString } from '../promqlString';
import { type AlertingRule, type RecordingRule, type RuleFile } from '../ruleFile';
import { errorRatio } from './errorRatio';
import { objectiveFault } from './objectiveFault';
import { type ServiceLevelObjective } from './serviceLevelObjective';

const dayMs = 86_400_000;
const standardPeriodMs = 30 * dayMs;
const windowsMs = [...new Set(standardBurnAlerts.flatMap(({ shortMs, longMs }) => [shortMs, longMs]))].sort(
  (a, b) => a - b
);

/**
 * The recording rules of an objective's error ratios and its multi-window burn-rate alerts (SRE workbook, chapter 5). Names and labels are
 * sloth's (`slo:sli_error:ratio_rate5m`, `sloth_slo` …), so that its dashboards go on working. Burn rates are scaled to the period: the same
 * shares of the budget alert, whatever its length. Fails, with a sentence, on what cannot be a rule.
 */
export function compileSloRules(slo: ServiceLevelObjective): Result<RuleFile> {
  const { name, service, objective, periodMs } = slo;
  const fault = objectiveFault(slo);
  if (fault !== undefined) {
    return failure(fault);
  }
  const labels = { sloth_id: `${service}-${name}`, sloth_service: service, sloth_slo: name };
  const ratios: RecordingRule[] = [];
  for (const windowMs of windowsMs) {
    const window = promqlDuration(windowMs);
    const ratio = errorRatio(slo, window);
    if (!ratio.ok) {
      return ratio;
    }
    ratios.push({ record: ratioName(windowMs), expr: ratio.value, labels: { ...labels, sloth_window: window } });
  }
  const matchers = `{sloth_id=${promqlString(labels.sloth_id)}, sloth_service=${promqlString(service)}, sloth_slo=${promqlString(name)}}`;
  const budget = Number((1 - objective).toPrecision(12));
  const facts: RecordingRule[] = [
    { record: 'slo:objective:ratio', expr: `vector(${objective})`, labels },
    { record: 'slo:error_budget:ratio', expr: `vector(${budget})`, labels },
    { record: 'slo:time_period:days', expr: `vector(${periodMs / dayMs})`, labels },
    {
      record: 'slo:current_burn_rate:ratio',
      expr: `${ratioName(windowsMs[0] ?? NaN)}${matchers} / on(sloth_id, sloth_slo, sloth_service) group_left() slo:error_budget:ratio${matchers}`,
      labels,
    },
  ];
  const alerts = (['page', 'ticket'] as const).map((severity): AlertingRule => ({
    alert: 'ErrorBudgetBurn',
    expr: standardBurnAlerts
      .filter((policy) => policy.severity === severity)
      .map(({ longMs, shortMs, burnRate }) => {
        const limit = `(${Number(((burnRate * periodMs) / standardPeriodMs).toPrecision(6))} * ${budget})`;
        const burns = (windowMs: number): string =>
          `max without(sloth_window) (${ratioName(windowMs)}${matchers} > ${limit})`;
        return `(${burns(longMs)} and ${burns(shortMs)})`;
      })
      .join(' or '),
    labels: { sloth_id: untemplated(labels.sloth_id), sloth_service: untemplated(service), sloth_slo: name, severity },
    annotations: {
      summary: `${untemplated(service)} ${name}: the error budget is spent too fast`,
      description: 'The share of bad events is {{ $value | humanizePercentage }}',
    },
  }));
  const group = `covary-slo-${service}-${name}`;
  return success({
    groups: [
      { name: group, interval: '30s', rules: [...ratios, ...facts] },
      { name: `${group}-alerts`, interval: '30s', rules: alerts },
    ],
  });
}

function ratioName(windowMs: number): string {
  return `slo:sli_error:ratio_rate${promqlDuration(windowMs)}`;
}

/** A text as Prometheus' templates of alerts write it out unchanged. */
function untemplated(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

import { t } from '@grafana/i18n';
import { type AnalysisKind } from '../../../protocol/query';

/** What an alert rule gets of an analysis. */
export interface AlertRuleAdvice {
  /** Whether it gets one form of it, whatever is chosen to be shown. */
  readonly isFixed: boolean;
  /** What comes, and how it is reduced and compared. */
  readonly text: () => string;
}

/** What an alert rule gets of an analysis, and which threshold suits it; see docs/alerting.md. */
export function alertRule(kind: AnalysisKind): AlertRuleAdvice {
  return advice[kind];
}

const advice: Readonly<Record<AnalysisKind, AlertRuleAdvice>> = {
  anomaly: {
    isFixed: false,
    text: () =>
      t(
        'alert.anomaly',
        'A rule gets the score of each series, never its band: 1 is the limit. Reduce by "last", threshold "is above 1". A summary or a number of series needs a threshold of its own'
      ),
  },
  backtest: {
    isFixed: true,
    text: () =>
      t('alert.backtest', 'A backtest looks at the past: it is not made for rules. Choose "What is unusual?"'),
  },
  correlation: {
    isFixed: true,
    text: () =>
      t(
        'alert.correlation',
        'A rule gets the coefficient of each pair. No reduction; threshold "is below 0.5" for two that should move together'
      ),
  },
  related: {
    isFixed: true,
    text: () => t('alert.related', 'A rule gets the coefficient of each series with the chosen one. No reduction'),
  },
  rootCause: {
    isFixed: true,
    text: () =>
      t(
        'alert.root-cause',
        'A rule gets the confidence of each service. Choose "the last …" as the incident; no reduction, threshold "is above 0.8"'
      ),
  },
  eventImpact: {
    isFixed: true,
    text: () =>
      t(
        'alert.event-impact',
        'A rule gets the greatest meaningful change of each series in percent, else 0. No reduction. Annotations cannot be read by rules'
      ),
  },
  alertCascade: {
    isFixed: true,
    text: () =>
      t(
        'alert.cascade',
        'A rule gets 1 for each service whose alert another one explains, else 0. No reduction, threshold "is above 0"'
      ),
  },
  slo: {
    isFixed: false,
    text: () =>
      t(
        'alert.slo',
        'A rule gets what is left of the budget, or 1 for each burn-rate alert that fires. No reduction, threshold "is above 0" for burn-rate alerts'
      ),
  },
  cluster: {
    isFixed: false,
    text: () =>
      t(
        'alert.cluster',
        'A rule gets how many belong to no cluster, or 1 for each that changed its cluster. No reduction, threshold "is above 0"'
      ),
  },
  trace: {
    isFixed: true,
    text: () => t('alert.trace', 'A rule gets the number of insights of each kind. No reduction'),
  },
  aggregate: {
    isFixed: true,
    text: () => t('alert.aggregate', 'A rule gets the aggregated series. Reduce by "last"'),
  },
  quality: {
    isFixed: true,
    text: () =>
      t(
        'alert.quality',
        'A rule gets one number of each series: "Alert column" under Advanced names it. No reduction, threshold "is above 0" for "stale"'
      ),
  },
};

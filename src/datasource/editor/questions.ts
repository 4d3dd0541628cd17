import { t } from '@grafana/i18n';
import { type AnalysisKind } from '../../protocol/query';

/** An analysis by what it answers. */
export interface Question {
  readonly kind: AnalysisKind;
  /** What one wants to know. */
  readonly question: string;
  /** What comes back, in a sentence. */
  readonly sentence: string;
}

/** Every analysis by what one wants to know, the most asked first. */
export function questions(): readonly Question[] {
  return [
    {
      kind: 'anomaly',
      question: t('questions.anomaly.question', 'What is unusual?'),
      sentence: t('questions.anomaly.sentence', 'What each series lets expect, and a score where it leaves that'),
    },
    {
      kind: 'rootCause',
      question: t('questions.root-cause.question', 'What set it off?'),
      sentence: t(
        'questions.root-cause.sentence',
        'The services of an incident, the likeliest origin first, with evidence'
      ),
    },
    {
      kind: 'related',
      question: t('questions.related.question', 'What moves with this?'),
      sentence: t('questions.related.sentence', 'Series that rise and fall with a chosen one, before or after it'),
    },
    {
      kind: 'eventImpact',
      question: t('questions.event-impact.question', 'Did the change do it?'),
      sentence: t('questions.event-impact.sentence', 'Each series before and after deployments and other events'),
    },
    {
      kind: 'alertCascade',
      question: t('questions.cascade.question', 'Which alerts belong together?'),
      sentence: t('questions.cascade.sentence', 'Alerts grouped into incidents, and the one that set off the others'),
    },
    {
      kind: 'slo',
      question: t('questions.slo.question', 'How is our SLO?'),
      sentence: t('questions.slo.sentence', 'What is left of the error budget, and how fast it is spent'),
    },
    {
      kind: 'correlation',
      question: t('questions.correlation.question', 'Which series move together?'),
      sentence: t('questions.correlation.sentence', 'How strongly each pair of series goes together'),
    },
    {
      kind: 'cluster',
      question: t('questions.cluster.question', 'Which series are alike?'),
      sentence: t('questions.cluster.sentence', 'Groups of like behaviour, and what is like no other'),
    },
    {
      kind: 'backtest',
      question: t('questions.backtest.question', 'How often would it have alerted?'),
      sentence: t(
        'questions.backtest.sentence',
        'A detector replayed over the range: alerts, found incidents, false ones'
      ),
    },
    {
      kind: 'aggregate',
      question: t('questions.aggregate.question', 'How much, by window?'),
      sentence: t('questions.aggregate.sentence', 'Averages, quantiles, sums and rates over windows of time'),
    },
    {
      kind: 'quality',
      question: t('questions.quality.question', 'Can the data be trusted?'),
      sentence: t('questions.quality.sentence', 'Gaps, staleness, resets and irregular sampling of each series'),
    },
    {
      kind: 'trace',
      question: t('questions.trace.question', 'Where does the time of a trace go?'),
      sentence: t(
        'questions.trace.sentence',
        'Bottlenecks, repeated calls and errors of traces by their ids or a search'
      ),
    },
  ];
}

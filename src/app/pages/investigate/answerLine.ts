import { t } from '@grafana/i18n';
import { formatConfidence } from '../../../core/rootcause/ranking/formatConfidence';
import { type Findings } from './useFindings';

const asIs = { interpolation: { escapeValue: false } };

/** The first line: the answer, or how far it is. */
export function answerLine(findings: Findings): string {
  const { metrics, known, felt, unusual, symptom, answer, ranking } = findings;
  if (metrics.status === 'failed') {
    return t('investigate.answer.no-metrics', 'No store says what it has.');
  }
  if (metrics.status === 'loading') {
    return t('investigate.answer.asking', 'Asking the store what it has …');
  }
  if (known.length === 0) {
    return t(
      'investigate.answer.no-preset',
      'No preset fits what this store has: add a query of your own, such as the latency of each service.'
    );
  }
  if (symptom === undefined) {
    if (unusual.status === 'failed') {
      return t('investigate.answer.not-looked', 'What is unusual could not be found out: {{error}}', {
        error: unusual.error ?? '–',
        ...asIs,
      });
    }
    if (
      unusual.status === 'done' &&
      unusual.notices.filter((text) => text.endsWith('no series')).length >= felt.length
    ) {
      return t(
        'investigate.answer.no-series',
        'The queries return no series in this time: either nothing was recorded, or samples are further apart than the store’s scrape interval says.'
      );
    }
    return unusual.status === 'done'
      ? t('investigate.answer.nothing', 'Nothing was unusual in this time: choose a symptom, or a longer range.')
      : t('investigate.answer.looking', 'Looking for what is unusual …');
  }
  if (ranking.status === 'failed') {
    return t('investigate.answer.not-ranked', '{{symptom}}: the suspects could not be ranked.', { symptom, ...asIs });
  }
  if (answer.frame === undefined) {
    return t('investigate.answer.comparing', 'Comparing what changed with {{symptom}} …', { symptom, ...asIs });
  }
  return outcome(findings);
}

function outcome({ answer, symptom }: Findings): string {
  const [first] = answer.suspects;
  if (answer.abstained !== undefined || first === undefined || !(first.confidence > 0)) {
    return t('investigate.answer.nobody', 'No suspect for {{symptom}}.', { symptom: symptom ?? '', ...asIs });
  }
  const confidence = formatConfidence(first.confidence);
  return first.confidence >= 0.5
    ? t('investigate.answer.most-likely', 'Most likely {{service}} set off {{symptom}} ({{confidence}}).', {
        service: first.service,
        symptom: symptom ?? '',
        confidence,
        ...asIs,
      })
    : t('investigate.answer.unsure', 'Unsure: {{service}} is the first suspect for {{symptom}}, with {{confidence}}.', {
        service: first.service,
        symptom: symptom ?? '',
        confidence,
        ...asIs,
      });
}

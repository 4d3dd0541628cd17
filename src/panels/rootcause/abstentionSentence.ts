import { t } from '@grafana/i18n';

import { type RootCauseAnswer } from '../../frames/grafana/readRootCause';
import { type Writing } from './findingSentence';

/** Why nobody is suspected, and what may help; as the data source words it where the reason is not known. */
export function abstentionSentence(answer: RootCauseAnswer, { clock, symptom }: Writing): string {
  const { abstained, window, seriesCount, sentence } = answer;
  const from = window === undefined ? '' : clock(window.fromMs);
  const to = window === undefined ? '' : clock(window.toMs);
  switch (abstained) {
    case 'no_metric_stands_out':
      return t(
        'abstention.no-metric',
        'No suspect: none of {{number}} series changed enough between {{from}} and {{to}}.',
        {
          number: seriesCount ?? '–',
          from,
          to,
        }
      );
    case 'target_is_normal':
      return symptom === undefined
        ? t('abstention.normal', 'No suspect: the symptom was usual. Choose another one, or a longer range.')
        : t(
            'abstention.normal-symptom',
            'No suspect: {{symptom}} was usual from {{from}} to {{to}}. Choose another symptom, or a longer range.',
            { symptom, from, to, interpolation: { escapeValue: false } }
          );
    case 'nothing_goes_on':
      return t('abstention.nothing-goes-on', 'No suspect: nothing unusual goes on at {{to}}.', { to });
    case 'insufficient_baseline':
      return t(
        'abstention.thin-baseline',
        'No suspect: fewer than 5 values before {{from}} to compare with. Compare with last week, or choose a longer range.',
        { from }
      );
    case 'empty_window':
      return t(
        'abstention.empty-window',
        'No suspect: no values between {{from}} and {{to}}. Is the store behind, or does it keep less?',
        { from, to }
      );
    default:
      return sentence;
  }
}

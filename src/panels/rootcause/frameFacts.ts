import { t } from '@grafana/i18n';

import { formatDuration } from '../../core/series/formatDuration';
import { type TimeRange } from '../../core/series/timeRange';
import { type RootCauseAnswer } from '../../frames/grafana/readRootCause';

/** What was looked at: window, comparison, series and services, step; as far as the answer says. */
export function frameFacts(answer: RootCauseAnswer, span: (range: TimeRange) => string): readonly string[] {
  const { window, baseline, seriesCount, stepMs, suspects } = answer;
  const [first] = baseline;
  const last = baseline.at(-1);
  const compared = first && last && { fromMs: first.fromMs, toMs: last.toMs };
  return [
    ...(window === undefined ? [] : [t('frame.window', 'window {{span}}', { span: span(window) })]),
    ...(compared === undefined ? [] : [comparedWith(span(compared), baseline.length)]),
    ...(seriesCount === undefined
      ? []
      : [t('frame.series', '{{count}} series', { count: seriesCount, defaultValue_one: 'one series' })]),
    // Where the symptom was usual, nobody looked at services.
    ...(seriesCount === undefined || suspects.length === 0
      ? []
      : [t('frame.services', '{{count}} services', { count: suspects.length, defaultValue_one: 'one service' })]),
    ...(stepMs === undefined ? [] : [t('frame.step', 'step {{step}}', { step: formatDuration(stepMs) })]),
  ];
}

function comparedWith(span: string, stretches: number): string {
  return stretches === 1
    ? t('frame.compared-with', 'compared with {{span}}', { span })
    : t('frame.compared-with-parts', 'compared with {{span}} without earlier incidents', { span });
}

import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { formatScore } from '../../core/detectors/explain/formatScore';
import { type ExplainedAnomaly } from '../../frames/grafana/readExplainedAnomalies';

const asIs = { interpolation: { escapeValue: false } };

/**
 * An anomaly in a whole sentence of the reader's language: what it was, what was expected, how unusual, and when.
 *
 * @param format writes a value in the unit of the series
 */
export function anomalyText(anomaly: ExplainedAnomaly, format: (value: number) => string): string {
  const { series, actual, expected, peakScore, startMs, endMs } = anomaly;
  const clock = (timeMs: number): string => dateTimeFormat(timeMs, { format: 'HH:mm' });
  const facts = {
    series,
    times: formatScore(peakScore),
    span: clock(startMs) === clock(endMs) ? clock(startMs) : `${clock(startMs)}–${clock(endMs)}`,
    ...asIs,
  };
  return Number.isNaN(actual) || Number.isNaN(expected)
    ? t('anomaly.by-score', '{{series}} was unusual: {{times}} times the limit, {{span}}.', facts)
    : t('anomaly.by-value', '{{series}} was {{value}}, {{expected}} expected: {{times}} times the limit, {{span}}.', {
        ...facts,
        value: format(actual),
        expected: format(expected),
      });
}

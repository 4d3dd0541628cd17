import { dateTimeFormat, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { formatScore } from '../../core/detectors/explain/formatScore';
import { needsDay } from '../../core/series/needsDay';
import { spanText } from '../../core/series/spanText';
import { type ExplainedAnomaly } from '../../frames/grafana/readExplainedAnomalies';

const asIs = { interpolation: { escapeValue: false } };

/**
 * An anomaly in a whole sentence of the reader's language: what it was, what was expected, how unusual, and when.
 *
 * @param format writes a value in the unit of the series
 * @param range what is looked at: where that is more than a day, the sentence says which
 */
export function anomalyText(anomaly: ExplainedAnomaly, format: (value: number) => string, range: TimeRange): string {
  const { series, actual, expected, peakScore, startMs, endMs } = anomaly;
  const facts = {
    series,
    times: formatScore(peakScore),
    span: spanText(
      startMs,
      endMs,
      (timeMs, pattern) => dateTimeFormat(timeMs, { format: pattern }),
      needsDay(range.from.valueOf(), range.to.valueOf())
    ),
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

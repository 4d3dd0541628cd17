import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type FormatValue } from '../../charts/formatValue';
import { formatScore } from '../../core/detectors/explain/formatScore';
import { needsDay } from '../../core/series/needsDay';
import { spanText } from '../../core/series/spanText';
import { anomalyRuns } from './anomalyRuns';
import { type Span, type ViewedSeries } from './lanesInView';
import { texts } from './texts';

/** The panel's first line: the worst anomaly in view in a whole sentence, or that there is none. */
export function answerSentence(
  viewed: readonly ViewedSeries[],
  span: Span,
  formatOf: (series: ViewedSeries) => FormatValue,
  timeZone: TimeZone
): string {
  const judged = viewed.filter(({ peak }) => peak >= 0);
  const [worst] = [...judged].sort((a, b) => b.highest - a.highest);
  if (!worst) {
    return texts.notJudgedAtAll;
  }
  if (worst.highest < 1) {
    return texts.nothing(judged.length);
  }
  const { series, peak, name } = worst;
  const run = anomalyRuns(series, span).find(({ first, last }) => first <= peak && peak <= last);
  const [fromMs, toMs] = [series.times[run?.first ?? peak] ?? 0, series.times[run?.last ?? peak] ?? 0];
  const write = (timeMs: number, format: string): string => dateTimeFormat(timeMs, { timeZone, format });
  const written = spanText(fromMs, toMs, write, needsDay(span.fromMs, span.toMs));
  const times = formatScore(worst.highest);
  const value = series.values[peak] ?? Number.NaN;
  const expected = series.expected[peak] ?? Number.NaN;
  const format = formatOf(worst);
  const others = judged.filter(({ highest }) => highest >= 1).length - 1;
  const sentence =
    Number.isNaN(value) || Number.isNaN(expected)
      ? texts.answerByScore(name, times, written)
      : texts.answer({ series: name, value: format(value), expected: format(expected), times, span: written });
  return others > 0 ? `${sentence} ${texts.others(others)}` : sentence;
}

import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type FormatValue } from '../../charts/formatValue';
import { formatScore } from '../../core/detectors/explain/formatScore';
import { anomalyRuns } from './anomalyRuns';
import { type Span, type ViewedSeries } from './lanesInView';
import { texts } from './texts';

const dayMs = 86_400_000;

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
  const spanText = spanOf(fromMs, toMs, timeZone, span.toMs - span.fromMs > dayMs);
  const times = formatScore(worst.highest);
  const value = series.values[peak] ?? Number.NaN;
  const expected = series.expected[peak] ?? Number.NaN;
  const format = formatOf(worst);
  const others = judged.filter(({ highest }) => highest >= 1).length - 1;
  const sentence =
    Number.isNaN(value) || Number.isNaN(expected)
      ? texts.answerByScore(name, times, spanText)
      : texts.answer({ series: name, value: format(value), expected: format(expected), times, span: spanText });
  return others > 0 ? `${sentence} ${texts.others(others)}` : sentence;
}

/** From when to when, with the day where it is not the same, and where it `needsDay` since a reader sees several. */
export function spanOf(fromMs: number, toMs: number, timeZone: TimeZone, needsDay = false): string {
  const clock = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'HH:mm' });
  const whole = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'YYYY-MM-DD HH:mm' });
  const isSameDay = whole(fromMs).slice(0, 10) === whole(toMs).slice(0, 10);
  const first = needsDay ? whole(fromMs) : clock(fromMs);
  return clock(fromMs) === clock(toMs) && isSameDay
    ? first
    : isSameDay
      ? `${first}–${clock(toMs)}`
      : `${whole(fromMs)} – ${whole(toMs)}`;
}

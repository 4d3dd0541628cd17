import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type FormatValue } from '../../charts/formatValue';
import { type ExplainedAnomaly } from '../../frames/grafana/readExplainedAnomalies';
import { type TooltipRow } from '../kit/chart/ChartTooltip';
import { timesTheLimit } from './answerSentence';
import { type ViewedSeries } from './lanesInView';
import { texts } from './texts';

interface SampleSources {
  readonly format: FormatValue;
  readonly timeZone: TimeZone;
  readonly explained: readonly ExplainedAnomaly[];
  readonly colorOf: (score: number) => string | undefined;
}

/** What is known of one value of a series: value, expected, band, score, and the votes where the anomaly is explained. */
export function sampleRows(
  { series, name }: ViewedSeries,
  sample: number,
  { format, timeZone, explained, colorOf }: SampleSources
): { readonly title: string; readonly rows: readonly TooltipRow[]; readonly note?: string } {
  const timeMs = series.times[sample] ?? Number.NaN;
  const score = series.scores[sample] ?? Number.NaN;
  const known = (label: string, values: Float64Array): TooltipRow[] => {
    const value = values[sample] ?? Number.NaN;
    return Number.isNaN(value) ? [] : [{ label, value: format(value) }];
  };
  const lower = series.lower[sample] ?? Number.NaN;
  const upper = series.upper[sample] ?? Number.NaN;
  const why = explained.find(
    (anomaly) => anomaly.series === series.name && anomaly.startMs <= timeMs && timeMs <= anomaly.endMs
  );
  const votes: TooltipRow[] = why
    ? [
        ...(why.agreeing === '' ? [] : [{ label: texts.agreeing, value: why.agreeing }]),
        ...(why.disagreeing === '' ? [] : [{ label: texts.disagreeing, value: why.disagreeing }]),
      ]
    : [];
  return {
    title: name,
    rows: [
      { label: texts.time, value: dateTimeFormat(timeMs, { timeZone }) },
      ...known(texts.value, series.values),
      ...known(texts.expected, series.expected),
      ...(Number.isNaN(lower) || Number.isNaN(upper)
        ? []
        : [{ label: texts.band, value: `${format(lower)} – ${format(upper)}` }]),
      ...(Number.isNaN(score)
        ? [{ label: texts.score, value: texts.learning }]
        : [{ label: texts.score, value: texts.scoreOf(timesTheLimit(score)), color: colorOf(score) }]),
      ...votes,
    ],
    ...(why ? { note: why.sentence } : {}),
  };
}

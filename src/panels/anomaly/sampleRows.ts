import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type FormatValue } from '../../charts/formatValue';
import { formatScore } from '../../core/detectors/explain/formatScore';
import { type ExplainedAnomaly } from '../../frames/grafana/readExplainedAnomalies';
import { type TooltipRow } from '../kit/chart/ChartTooltip';
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
  const band = (label: string, edges: ViewedSeries['series']['ruleBand']): TooltipRow[] => {
    const [lower, upper] = [edges?.lower[sample] ?? Number.NaN, edges?.upper[sample] ?? Number.NaN];
    return Number.isNaN(lower) || Number.isNaN(upper) ? [] : [{ label, value: `${format(lower)} – ${format(upper)}` }];
  };
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
      ...band(texts.band, series),
      ...band(texts.ruleBand, series.ruleBand),
      ...(Number.isNaN(score)
        ? [{ label: texts.score, value: texts.learning }]
        : [{ label: texts.score, value: texts.scoreOf(formatScore(score)), color: colorOf(score) }]),
      ...votes,
    ],
    ...(why ? { note: why.sentence } : {}),
  };
}

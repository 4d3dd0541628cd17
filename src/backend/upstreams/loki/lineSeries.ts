import { alertStateSeries } from '../../../core/logs/alertStateSeries';
import { linePattern } from '../../../core/logs/linePattern';
import { type LogPattern } from '../../../core/logs/logPattern';
import { type LogLine, logSeries } from '../../../core/logs/logSeries';
import { streamLabels } from '../../../core/logs/streamLabels';
import { labelsKey } from '../../../core/series/labelsKey';
import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { UpstreamError } from '../upstream';

/** Lines of a query, and the times of the series that are to be made of them. */
export interface LinesToCount {
  /** Lines of Grafana's alert state history. */
  readonly history: readonly LogLine[];
  readonly others: readonly LogLine[];
  readonly grid: TimeGrid;
  /** The labels that tell series apart; all where it is left out. */
  readonly groupBy: readonly string[] | undefined;
  /** How lines are written, in the user's words: {@link linePattern}. */
  readonly patterns: readonly string[];
  /** More than so many values are not made. */
  readonly mostSamples: number;
}

/** @throws UpstreamError where a pattern is none, or the streams of the lines would give more values than a query may have */
export function lineSeries(
  upstream: string,
  { history, others, grid, groupBy, patterns, mostSamples }: LinesToCount
): readonly LabelledSeries[] {
  const streams = new Set(others.map(({ labels }) => labelsKey(streamLabels(labels, groupBy)))).size;
  const length = Math.floor((grid.toMs - grid.fromMs) / grid.stepMs) + 1;
  const samples = streams * length;
  if (samples > mostSamples) {
    throw new UpstreamError(
      `${upstream}: the lines are of ${streams} streams, of ${length} points each: ${samples} samples are more than the ` +
        `${mostSamples} that a query may have (max_samples): set "Stream labels" in the data source settings, narrow the ` +
        'selector, raise "stepMs" or shorten the range',
      413
    );
  }
  return [
    ...alertStateSeries(history, grid),
    ...logSeries(others, { grid, patterns: patterns.map(readPattern), ...(groupBy === undefined ? {} : { groupBy }) }),
  ];
}

function readPattern(text: string): LogPattern {
  const pattern = linePattern(text);
  if (!pattern.ok) {
    throw new UpstreamError(pattern.error, 400);
  }
  return pattern.value;
}

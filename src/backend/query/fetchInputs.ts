import { labelsKey } from '../../core/series/labelsKey';
import { type InputSeries } from '../../core/series/alignSeries';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { type TimeGrid } from '../../core/series/timeGrid';
import { type FrameNotice } from '../../frames/schema/wireFrame';
import { type QueryInput } from '../../protocol/query';
import { dependsOnRange } from '../upstreams/dependsOnRange';
import { type RangeRequest } from '../upstreams/upstream';
import { askInputs } from './askInputs';
import { type OpenUpstreams } from './openUpstreams';
import { QueryError } from './queryError';

export interface FetchedInputs {
  readonly series: readonly InputSeries[];
  readonly notices: readonly FrameNotice[];
  /** What was sent to the stores, one line an input. */
  readonly executed: string;
}

/** The times to fetch, of which the user sees those in `shown`, or all. */
export type FetchedRange = TimeGrid & Pick<RangeRequest, 'shown'>;

/**
 * Queries every input at once. Where some fail, the rest is returned with a notice for each failure; where all fail, or
 * nothing comes back, or more series than `maxSeries`, it throws.
 */
export async function fetchInputs(
  inputs: readonly QueryInput[],
  upstreams: OpenUpstreams,
  range: FetchedRange,
  maxSeries: number,
  signal: AbortSignal
): Promise<FetchedInputs> {
  const { answers, notices: failures } = await askInputs(
    inputs,
    upstreams,
    (upstream, input) => upstream.queryRange({ input, ...range, maxSeries }, signal),
    signal
  );
  const series: InputSeries[] = [];
  const notices: FrameNotice[] = [...failures, ...rangeNotices(inputs, range)];
  for (const { refId, value } of answers) {
    notices.push(
      ...value.warnings.map((text): FrameNotice => ({ severity: 'warning', text: `input ${refId}: ${text}` }))
    );
    if (value.series.length === 0) {
      notices.push({ severity: 'warning', text: `input ${refId} returned no series` });
    }
    for (const entry of inOrderOfLabels(value.series)) {
      series.push({ ...entry, inputRefId: refId });
    }
  }
  if (series.length > maxSeries) {
    throw new QueryError(
      `the inputs return more than ${maxSeries} series${series.length > maxSeries + 1 ? ` (${series.length})` : ''}; ` +
        'narrow a selector, aggregate, or raise "maxSeries"'
    );
  }
  return { series, notices, executed: answers.map(({ refId, value }) => `${refId}: ${value.executed}`).join('\n') };
}

/** With history before the range, a query that names its range gives other values for the same times at every zoom. */
function rangeNotices(inputs: readonly QueryInput[], { fromMs, shown }: FetchedRange): readonly FrameNotice[] {
  if (shown === undefined || fromMs >= shown.fromMs) {
    return [];
  }
  return inputs
    .filter(({ expr, query }) => dependsOnRange(expr ?? query ?? ''))
    .map(({ refId }) => ({
      severity: 'warning',
      text: `input ${refId} names the range ($__range, @ start()): with every other range its values, and what is learned from them, are others`,
    }));
}

/** Stores return series in orders of their own; results should not depend on it. */
function inOrderOfLabels(series: readonly LabelledSeries[]): readonly LabelledSeries[] {
  return series
    .map((entry) => ({ entry, key: labelsKey(entry.labels) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

import { type InputSeries } from '../../core/series/alignSeries';
import { type LabelledSeries } from '../../core/series/labelledSeries';
import { type TimeGrid } from '../../core/series/timeGrid';
import { type FrameNotice } from '../../frames/schema/wireFrame';
import { type QueryInput } from '../../protocol/query';
import { UpstreamError, type Upstream } from '../upstreams/upstream';
import { type OpenUpstreams } from './openUpstreams';
import { QueryError } from './queryError';

export interface FetchedInputs {
  readonly series: readonly InputSeries[];
  readonly notices: readonly FrameNotice[];
  /** What was sent to the stores, one line an input. */
  readonly executed: string;
}

/**
 * Queries every input at once. Where some fail, the rest is returned with a notice for each failure; where all fail, or
 * nothing comes back, or more series than `maxSeries`, it throws.
 */
export async function fetchInputs(
  inputs: readonly QueryInput[],
  upstreams: OpenUpstreams,
  range: TimeGrid,
  maxSeries: number,
  signal: AbortSignal
): Promise<FetchedInputs> {
  const outcomes = await Promise.allSettled(
    inputs.map((input) => findUpstream(input, upstreams).queryRange({ input, ...range, maxSeries }, signal))
  );
  signal.throwIfAborted();
  const series: InputSeries[] = [];
  const notices: FrameNotice[] = [];
  const executed: string[] = [];
  const failures: Error[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    const refId = inputs[i]?.refId ?? '';
    if (outcome.status === 'rejected') {
      const reason: unknown = outcome.reason;
      failures.push(reason instanceof Error ? reason : new Error(String(reason)));
      notices.push({ severity: 'error', text: `input ${refId} failed: ${failures.at(-1)?.message ?? ''}` });
      continue;
    }
    const { value } = outcome;
    executed.push(`${refId}: ${value.executed}`);
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
  if (failures.length === inputs.length) {
    throw joinFailures(failures);
  }
  if (series.length > maxSeries) {
    throw new QueryError(
      `the inputs return more than ${maxSeries} series${series.length > maxSeries + 1 ? ` (${series.length})` : ''}; ` +
        'narrow a selector, aggregate, or raise "maxSeries"'
    );
  }
  return { series, notices, executed: executed.join('\n') };
}

/** Stores return series in orders of their own; results should not depend on it. */
function inOrderOfLabels(series: readonly LabelledSeries[]): readonly LabelledSeries[] {
  return series
    .map((entry) => ({ entry, key: JSON.stringify(Object.entries(entry.labels).sort(([a], [b]) => (a < b ? -1 : 1))) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

function findUpstream(input: QueryInput, upstreams: OpenUpstreams): Upstream {
  const names = [...upstreams.keys()];
  const name = input.upstream ?? names[0];
  if (name === undefined) {
    return refuse('the data source has no upstream: add one in its settings');
  }
  const found = upstreams.get(name);
  if (found === undefined) {
    return refuse(`input ${input.refId}: there is no upstream "${name}"; the settings have ${names.join(', ')}`);
  }
  return found.ok ? found.value : refuse(`upstream ${name}: ${found.error}`);
}

/** An upstream that answers every query with the reason why it cannot. */
function refuse(message: string): Upstream {
  const reject = (): Promise<never> => Promise.reject(new QueryError(message));
  return { queryRange: reject, health: reject, close: () => Promise.resolve() };
}

function joinFailures(failures: readonly Error[]): Error {
  const [first] = failures;
  const messages = [...new Set(failures.map(({ message }) => message))];
  const unexpected = failures.find((error) => !(error instanceof UpstreamError) && !(error instanceof QueryError));
  if (unexpected !== undefined) {
    return unexpected;
  }
  const status = first instanceof UpstreamError || first instanceof QueryError ? first.status : 502;
  return new UpstreamError(messages.join('; '), status, { cause: first });
}

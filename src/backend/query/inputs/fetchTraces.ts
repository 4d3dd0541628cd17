import { type Trace } from '../../../core/traces/span';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type QueryInput } from '../../../protocol/query';
import { type FoundTraces, type Upstream } from '../../upstreams/upstream';
import { askInputs } from './askInputs';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { QueryError } from '../../queryError';

export interface FetchedTraces {
  readonly traces: readonly Trace[];
  readonly notices: readonly FrameNotice[];
  /** The ids and searches that were asked for, one line an input. */
  readonly executed: string;
}

/** Which of the traces that a search finds are wanted. */
export interface TraceChoice {
  readonly fromMs: number;
  readonly toMs: number;
  readonly order: 'slowest' | 'newest';
  readonly maxTraces: number;
}

/**
 * Fetches the traces that the inputs name by their ids, or that their searches find, all at once. Where some fail, the rest
 * is returned with a notice for each failure; where all fail, it throws.
 */
export async function fetchTraces(
  inputs: readonly QueryInput[],
  upstreams: OpenUpstreams,
  choice: TraceChoice,
  signal: AbortSignal
): Promise<FetchedTraces> {
  const { answers, notices } = await askInputs(
    inputs,
    upstreams,
    (upstream, input) => tracesOf(upstream, input, choice, signal),
    signal
  );
  const empty = answers.filter(({ value }) => value.traces.length === 0);
  return {
    traces: answers.flatMap(({ value }) => value.traces),
    notices: [
      ...notices,
      ...answers.flatMap(({ refId, value }) =>
        value.warnings.map((text): FrameNotice => ({ severity: 'warning', text: `input ${refId}: ${text}` }))
      ),
      ...empty.map(({ refId }): FrameNotice => ({
        severity: 'info',
        text: `input ${refId}: no trace of this time matches`,
      })),
    ],
    executed: answers.map(({ refId, value }) => `${refId}: ${value.asked}`).join('\n'),
  };
}

async function tracesOf(
  upstream: Upstream,
  { refId, expr = '', query = expr }: QueryInput,
  { fromMs, toMs, order, maxTraces }: TraceChoice,
  signal: AbortSignal
): Promise<FoundTraces & { readonly asked: string }> {
  const asked = query.trim();
  if (asked === '') {
    throw new QueryError(`input ${refId}: write a trace id, up to 32 hexadecimal digits, or a search`);
  }
  if (upstream.searchTraces === undefined) {
    throw new QueryError(`input ${refId}: its upstream has no traces; choose a Tempo or a Jaeger`);
  }
  if (upstream.fetchTrace !== undefined && /^[0-9a-f]{1,32}$/i.test(asked)) {
    return { asked, traces: [await upstream.fetchTrace(asked, signal)], warnings: [] };
  }
  const search = { query: asked, fromMs, toMs, order, most: maxTraces };
  return { asked, ...(await upstream.searchTraces(search, signal)) };
}

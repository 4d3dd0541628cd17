import { type Trace } from '../../core/traces/span';
import { type FrameNotice } from '../../frames/schema/wireFrame';
import { type QueryInput } from '../../protocol/query';
import { askInputs } from './askInputs';
import { type OpenUpstreams } from './openUpstreams';
import { QueryError } from '../queryError';

export interface FetchedTraces {
  readonly traces: readonly Trace[];
  readonly notices: readonly FrameNotice[];
  /** The ids that were asked for, one line an input. */
  readonly executed: string;
}

/**
 * Fetches the traces that the inputs name, all at once. Where some fail, the rest is returned with a notice for each
 * failure; where all fail, it throws.
 */
export async function fetchTraces(
  inputs: readonly QueryInput[],
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<FetchedTraces> {
  const { answers, notices } = await askInputs(
    inputs,
    upstreams,
    (upstream, input) => {
      const id = traceIdOf(input);
      if (upstream.fetchTrace === undefined) {
        throw new QueryError(`input ${input.refId}: its upstream has no traces; choose a Tempo or a Jaeger`);
      }
      return upstream.fetchTrace(id, signal);
    },
    signal
  );
  return {
    traces: answers.map(({ value }) => value),
    notices,
    executed: answers.map(({ refId, value }) => `${refId}: ${value.traceId}`).join('\n'),
  };
}

function traceIdOf({ refId, query }: QueryInput): string {
  const id = query?.trim() ?? '';
  if (!/^[0-9a-f]{1,32}$/i.test(id)) {
    throw new QueryError(`input ${refId}: write a trace id, up to 32 hexadecimal digits, in "query"`);
  }
  return id;
}

import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type QueryInput } from '../../../protocol/query';
import { UpstreamError, type Upstream } from '../../upstreams/upstream';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { QueryError } from '../../queryError';

/** What the stores of a query's inputs answered. */
export interface InputAnswers<T> {
  readonly answers: ReadonlyArray<{ readonly refId: string; readonly value: T }>;
  /** One for each input that failed. */
  readonly notices: readonly FrameNotice[];
  /** The refIds of those. */
  readonly failed: readonly string[];
}

/** Asks the stores of all inputs at once. Where some fail, the rest is returned; where all fail, it throws. */
export async function askInputs<T>(
  inputs: readonly QueryInput[],
  upstreams: OpenUpstreams,
  ask: (upstream: Upstream, input: QueryInput) => Promise<T>,
  signal: AbortSignal
): Promise<InputAnswers<T>> {
  const outcomes = await Promise.allSettled(inputs.map(async (input) => ask(findUpstream(input, upstreams), input)));
  signal.throwIfAborted();
  const answers: Array<{ readonly refId: string; readonly value: T }> = [];
  const notices: FrameNotice[] = [];
  const failures: Error[] = [];
  const failed: string[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    const refId = inputs[i]?.refId ?? '';
    if (outcome.status === 'fulfilled') {
      answers.push({ refId, value: outcome.value });
      continue;
    }
    const reason: unknown = outcome.reason;
    const failure = reason instanceof Error ? reason : new Error(String(reason));
    failures.push(failure);
    failed.push(refId);
    notices.push({ severity: 'error', text: `input ${refId} failed: ${failure.message}` });
  }
  if (answers.length === 0) {
    throw joinFailures(failures);
  }
  return { answers, notices, failed };
}

function findUpstream(input: QueryInput, upstreams: OpenUpstreams): Upstream {
  const names = [...upstreams.keys()];
  const name = input.upstream ?? names[0];
  if (name === undefined) {
    throw new QueryError('the data source has no upstream: add one in its settings');
  }
  const found = upstreams.get(name);
  if (found === undefined) {
    throw new QueryError(`input ${input.refId}: there is no upstream "${name}"; the settings have ${names.join(', ')}`);
  }
  if (!found.ok) {
    throw new QueryError(`upstream ${name}: ${found.error}`);
  }
  return found.value;
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

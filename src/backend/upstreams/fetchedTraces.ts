import { type Trace } from '../../core/traces/span';
import { UpstreamError } from './upstream';

/**
 * The traces of ids, those that are not kept (any more) left out: one that cannot be read does not cost the others, and is
 * warned of.
 *
 * @throws the first failure where no trace can be read and one failed
 */
export async function fetchedTraces(
  ids: readonly string[],
  fetchTrace: (id: string) => Promise<Trace>,
  signal: AbortSignal
): Promise<{ readonly traces: readonly Trace[]; readonly warnings: readonly string[] }> {
  const outcomes = await Promise.allSettled(ids.map(fetchTrace));
  signal.throwIfAborted();
  const traces = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const reasons = outcomes.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const failures = reasons.filter((reason) => !(reason instanceof UpstreamError && reason.status === 404));
  const [failure] = failures;
  if (failure === undefined) {
    return { traces, warnings: [] };
  }
  if (traces.length === 0 || !(failure instanceof UpstreamError)) {
    throw failure;
  }
  const left = failures.length === 1 ? 'one trace is' : `${failures.length} traces are`;
  return { traces, warnings: [`${left} left out: ${failure.message}`] };
}

import { type Trace } from '../../../core/traces/span';
import { UpstreamError } from '../upstream';
import { excerpt } from './excerpt';

/**
 * The trace of an answer that was asked for one.
 *
 * @param traces what could be read of it; undefined where it is not of the store's form
 * @throws UpstreamError where there is none, or one of more spans than `mostSpans`
 */
export function traceOfAnswer(
  traces: readonly Trace[] | undefined,
  upstream: string,
  status: number,
  body: Buffer,
  mostSpans: number
): Trace {
  const [trace] = traces ?? [];
  if (trace === undefined) {
    throw new UpstreamError(`${upstream}: HTTP ${status}, and the answer is no trace: ${excerpt(body)}`, 502);
  }
  if (trace.spans.length > mostSpans) {
    throw new UpstreamError(
      `${upstream}: the trace has ${trace.spans.length} spans, more than the ${mostSpans} rows that an answer may have (max_rows)`,
      413
    );
  }
  return trace;
}

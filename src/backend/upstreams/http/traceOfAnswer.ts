import { plainId } from '../../../core/traces/plainId';
import { type Trace } from '../../../core/traces/span';
import { UpstreamError } from '../upstream';
import { excerpt } from './excerpt';

/**
 * The trace of an answer that was asked for one. Where the answer has several, that of the id; else the first.
 *
 * @param traces what could be read of it; undefined where it is not of the store's form
 * @throws UpstreamError where there is none, or one of more spans than `mostSpans`
 */
export function traceOfAnswer(
  traces: readonly Trace[] | undefined,
  upstream: string,
  status: number,
  body: Buffer,
  id: string,
  mostSpans: number
): Trace {
  if (traces === undefined) {
    throw new UpstreamError(`${upstream}: HTTP ${status}, and the answer is no trace: ${excerpt(body)}`, 502);
  }
  const trace = traces.find(({ traceId }) => plainId(traceId) === plainId(id)) ?? traces[0];
  if (trace === undefined) {
    throw new UpstreamError(`${upstream}: the trace has no span that can be read: ${excerpt(body)}`, 404);
  }
  if (trace.spans.length > mostSpans) {
    throw new UpstreamError(
      `${upstream}: the trace has ${trace.spans.length} spans, more than the ${mostSpans} rows that an answer may have (max_rows)`,
      413
    );
  }
  const skippedSpans = traces.reduce((sum, { skippedSpans: count = 0 }) => sum + count, 0);
  return { ...trace, ...(skippedSpans === 0 ? {} : { skippedSpans }) };
}

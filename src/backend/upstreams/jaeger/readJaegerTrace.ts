import { type Trace } from '../../../core/traces/span';
import { parseJson } from '../http/parseJson';
import { traceOfAnswer } from '../http/traceOfAnswer';
import { parseJaeger } from './parseJaeger';

/** Reads Jaeger's answer to the id of a trace. */
export function readJaegerTrace(upstream: string, status: number, body: Buffer, id: string, mostSpans: number): Trace {
  return traceOfAnswer(parseJaeger(parseJson(body)), upstream, status, body, id, mostSpans);
}

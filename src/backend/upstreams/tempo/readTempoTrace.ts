import { type Trace } from '../../../core/traces/span';
import { parseJson } from '../http/parseJson';
import { traceOfAnswer } from '../http/traceOfAnswer';
import { parseOtlp } from './parseOtlp';

/** Reads Tempo's answer to the id of a trace. */
export function readTempoTrace(upstream: string, status: number, body: Buffer, id: string, mostSpans: number): Trace {
  return traceOfAnswer(parseOtlp(parseJson(body)), upstream, status, body, id, mostSpans);
}

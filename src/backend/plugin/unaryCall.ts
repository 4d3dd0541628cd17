import { SpanKind } from '@opentelemetry/api';
import { type handleUnaryCall } from '@grpc/grpc-js';
import { inSpan } from '../telemetry/inSpan';
import { callFailure } from './callFailure';
import { callSignal } from './callSignal';
import { inCallersTrace } from './inCallersTrace';
import { type Logger } from '../telemetry/logger';

/** A gRPC handler of one request and one response from a function that resolves to the response. */
export function unaryCall<Request, Response>(
  method: string,
  answer: (request: Request, signal: AbortSignal) => Promise<Response>,
  logger: Logger
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const signal = callSignal(call);
    inCallersTrace(call.metadata, () => inSpan(method, {}, () => answer(call.request, signal), SpanKind.SERVER)).then(
      (response) => callback(null, response),
      (error: unknown) => callback(callFailure(method, error, signal, logger))
    );
  };
}

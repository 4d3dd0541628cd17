import { type handleUnaryCall } from '@grpc/grpc-js';
import { callFailure } from './callFailure';
import { callSignal } from './callSignal';
import { type Logger } from './logger';

/** A gRPC handler of one request and one response from a function that resolves to the response. */
export function unaryCall<Request, Response>(
  method: string,
  answer: (request: Request, signal: AbortSignal) => Promise<Response>,
  logger: Logger
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const signal = callSignal(call);
    answer(call.request, signal).then(
      (response) => callback(null, response),
      (error: unknown) => callback(callFailure(method, error, signal, logger))
    );
  };
}

import { type ClientUnaryCall, type ServiceError } from '@grpc/grpc-js';

type Done<Response> = (error: ServiceError | null, response: Response) => void;

/** A gRPC call as a promise, cancelled with the signal. */
export function unary<Response>(
  start: (done: Done<Response>) => ClientUnaryCall,
  signal: AbortSignal
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const call = start((error, response) => (error === null ? resolve(response) : reject(error)));
    signal.addEventListener('abort', () => call.cancel(), { once: true });
  });
}

import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';
import { type Metadata } from '@grpc/grpc-js';

/** Does the work of a call in the trace in which its caller asks: Grafana sends it along (`traceparent`). */
export function inCallersTrace<Result>(metadata: Metadata, work: () => Result): Result {
  const remote = propagation.extract(ROOT_CONTEXT, metadata, {
    keys: (carrier) => Object.keys(carrier.getMap()),
    get: (carrier, key) => carrier.get(key).map(String),
  });
  return context.with(remote, work);
}

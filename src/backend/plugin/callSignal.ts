import { setMaxListeners } from 'node:events';

/** The part of a gRPC server's call that tells of its end. */
interface CancellableCall {
  readonly cancelled: boolean;
  on(event: 'cancelled', listener: () => void): unknown;
}

/**
 * A signal that fires when the caller cancels, its connection breaks or its deadline passes. It fires after a finished
 * call too, when nothing listens any more.
 */
export function callSignal(call: CancellableCall): AbortSignal {
  const controller = new AbortController();
  // As many listen as there is work for the call.
  setMaxListeners(0, controller.signal);
  call.on('cancelled', () => controller.abort());
  if (call.cancelled) {
    controller.abort();
  }
  return controller.signal;
}

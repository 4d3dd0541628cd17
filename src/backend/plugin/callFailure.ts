import { type Metadata, status, type StatusObject } from '@grpc/grpc-js';
import { describeError } from './describeError';
import { InvalidRequest } from './invalidRequest';
import { type Logger } from '../telemetry/logger';

/**
 * The gRPC status of a call that was rejected. Only an {@link InvalidRequest} says to the caller what is wrong; any other
 * error is a fault of this plugin, and its text, which may hold what the caller must not see, goes to the log alone.
 */
export function callFailure(
  method: string,
  error: unknown,
  signal: AbortSignal,
  logger: Logger
): Omit<StatusObject, 'metadata'> & { metadata?: Metadata } {
  if (signal.aborted) {
    return { code: status.CANCELLED, details: 'the caller has gone' };
  }
  if (error instanceof InvalidRequest) {
    return { code: status.INVALID_ARGUMENT, details: error.message };
  }
  logger.error('call failed', { method, error: describeError(error) });
  return { code: status.INTERNAL, details: 'internal error of the plugin: see its log' };
}

import { status } from '@grpc/grpc-js';
import { HealthCheckResponse_ServingStatus, type HealthServer } from '../generated/health';

const servedNames = new Set(['', 'plugin']);

/** The health check of gRPC servers: this process serves as long as it answers. */
export function healthService(): HealthServer {
  return {
    check: (call, callback) => {
      if (servedNames.has(call.request.service)) {
        callback(null, { status: HealthCheckResponse_ServingStatus.SERVING });
      } else {
        callback({ code: status.NOT_FOUND, details: 'unknown service' });
      }
    },
  };
}

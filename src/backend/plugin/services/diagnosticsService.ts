import { type Application, type HealthReport } from '../application';
import { CheckHealthResponse_HealthStatus, type DiagnosticsServer } from '../generated/pluginv2';
import { instanceContext } from '../instanceContext';
import { type Logger } from '../../telemetry/logger';
import { unaryCall } from '../unaryCall';

const healthStatus: Readonly<Record<HealthReport['status'], CheckHealthResponse_HealthStatus>> = {
  ok: CheckHealthResponse_HealthStatus.OK,
  error: CheckHealthResponse_HealthStatus.ERROR,
  unknown: CheckHealthResponse_HealthStatus.UNKNOWN,
};

/**
 * Answers the "Save & test" of a data source and the collection of metrics.
 *
 * @param metrics in Prometheus' text format
 */
export function diagnosticsService(application: Application, metrics: () => string, logger: Logger): DiagnosticsServer {
  return {
    checkHealth: unaryCall(
      'CheckHealth',
      async (request, signal) => {
        const report = await application.checkHealth(instanceContext(request.pluginContext), signal);
        return {
          status: healthStatus[report.status],
          message: report.message,
          jsonDetails: Buffer.from(report.details ? JSON.stringify(report.details) : ''),
        };
      },
      logger
    ),
    collectMetrics: unaryCall(
      'CollectMetrics',
      async () => ({ metrics: { prometheus: Buffer.from(metrics()) } }),
      logger
    ),
  };
}

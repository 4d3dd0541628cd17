import { Server, ServerCredentials, ServerInterceptingCall } from '@grpc/grpc-js';
import { type Application } from './application';
import { GRPCControllerService, GRPCStdioService } from './generated/goplugin';
import { HealthService } from './generated/health';
import { DiagnosticsService, ResourceService, StreamService } from './generated/pluginv2';
import { type Logger } from '../telemetry/logger';
import { type MetricsRegistry } from '../telemetry/metricsRegistry';
import { registerQueryMetrics } from '../telemetry/registerQueryMetrics';
import { controllerService } from './services/controllerService';
import { dataDefinition, dataService } from './services/dataService';
import { diagnosticsService } from './services/diagnosticsService';
import { healthService } from './services/healthService';
import { resourceService } from './services/resourceService';
import { hostLifeline } from './services/hostLifeline';
import { streamService } from './services/streamService';
import { watchParent } from './watchParent';

const unlimited = -1;
/**
 * No dashboard asks for as much at once. The library of the protocol decodes a request in one piece, for 4 ms a megabyte
 * that everybody waits; a longer one is refused by its length, undecoded.
 */
const longestRequest = 4 * 1024 * 1024;
/** Well within the two seconds after which a host kills a process that it asked to end. */
const shutdownGraceMs = 700;

export interface PluginServer {
  readonly port: number;
  /** Ends the server when running calls have finished, at the latest after a grace of 0.7 s; calls `ended` once. */
  shutdown(): void;
}

/**
 * Serves an application to one host over gRPC on a free port of the loopback interface.
 *
 * @param ended called when the server has stopped: the host asked for it, the host has gone, or `shutdown` was called
 * @throws Error when no port can be bound
 */
export async function servePlugin(
  application: Application,
  metrics: MetricsRegistry,
  logger: Logger,
  ended: () => void
): Promise<PluginServer> {
  const server = new Server({
    'grpc.max_receive_message_length': longestRequest,
    'grpc.max_send_message_length': unlimited,
    interceptors: [
      (_method, call) => {
        lifeline.heard();
        return new ServerInterceptingCall(call);
      },
    ],
  });
  let isEnding = false;
  const shutdown = (): void => {
    if (isEnding) {
      return;
    }
    isEnding = true;
    lifeline.close();
    const forced = setTimeout(() => {
      server.forceShutdown();
      ended();
    }, shutdownGraceMs);
    server.tryShutdown(() => {
      clearTimeout(forced);
      ended();
    });
  };
  const hostGone = (): void => {
    if (!isEnding) {
      logger.warn('the host has gone');
      isEnding = true;
      server.forceShutdown();
      ended();
    }
  };
  const lifeline = hostLifeline(hostGone);
  watchParent(hostGone);

  server.addService(GRPCControllerService, controllerService(shutdown));
  server.addService(GRPCStdioService, lifeline.service);
  server.addService(HealthService, healthService());
  server.addService(dataDefinition, dataService(application, registerQueryMetrics(metrics), logger));
  server.addService(DiagnosticsService, diagnosticsService(application, metrics.text, logger));
  server.addService(ResourceService, resourceService(application, logger));
  server.addService(StreamService, streamService(application, logger));

  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, boundPort) => {
      if (error) {
        reject(error);
      } else {
        resolve(boundPort);
      }
    });
  });
  return { port, shutdown };
}

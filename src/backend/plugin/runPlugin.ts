import { setTimeout } from 'node:timers/promises';
import { type Application } from './application';
import { describeError } from './describeError';
import { handshakeLine, hasHandshakeCookie } from './handshake';
import { createLogger, type Logger } from '../telemetry/logger';
import { maskedApplication } from './masking/maskedApplication';
import { Masks } from './masking/masks';
import { continueTraces } from '../telemetry/continueTraces';
import { metrics } from '../telemetry/metrics';
import { registerProcessMetrics } from '../telemetry/registerProcessMetrics';
import { servePlugin } from './servePlugin';

const notAPlugin = `This is the backend of a Grafana plugin: the Grafana server starts it.
Install the plugin in Grafana, or run "npm start" in its repository to see it without one.
`;

/** Who asked this process to end kills it two seconds later. */
const longestEndMs = 500;

/** What else is done when the plugin runs. */
interface RunHooks {
  readonly onReady?: (logger: Logger) => void;
  readonly onEnd?: () => Promise<void>;
}

/**
 * Runs an application as a backend plugin of Grafana, as long as the host wants it: handshake on standard output, logs on
 * standard error, end of the process with status 0 when the host asks for it or has gone, 1 otherwise.
 *
 * Standard input is left alone: under Grafana it has often ended before the process starts.
 *
 * @param onReady runs once the host has its handshake: the place for work that the start should not wait for
 * @param onEnd runs before the end of the process, which waits for it a little
 */
export async function runPlugin(
  createApplication: (logger: Logger) => Application,
  { onReady = () => undefined, onEnd = () => Promise.resolve() }: RunHooks = {}
): Promise<void> {
  const masks = new Masks();
  const logger = createLogger(
    (line) => process.stderr.write(line),
    Date.now,
    (text) => masks.applyAll(text)
  );
  if (!hasHandshakeCookie(process.env)) {
    process.stderr.write(notAPlugin);
    process.exitCode = 1;
    return;
  }
  const crash = (error: unknown): void => {
    logger.error('the plugin crashed', { error: describeError(error) });
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);

  continueTraces();
  registerProcessMetrics(metrics);
  const server = await servePlugin(maskedApplication(createApplication(logger), masks), metrics, logger, () => {
    void Promise.race([onEnd(), setTimeout(longestEndMs)]).finally(() => process.exit(0));
  });
  process.on('SIGTERM', server.shutdown);
  // An interrupt at a terminal reaches every process of its group; the host then ends this one in its own time.
  process.on('SIGINT', () => logger.debug('interrupt ignored: the host decides'));
  process.stdout.write(handshakeLine(server.port), () => onReady(logger));
}

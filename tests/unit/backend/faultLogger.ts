import { type Logger } from '../../../src/backend/telemetry/logger';

/** A logger of which only what it is told of faults is heard. */
export function faultLogger(hear: (message: string, error: unknown) => void): Logger {
  const ignore = (): void => undefined;
  return { debug: ignore, info: ignore, warn: ignore, error: (message, fields) => hear(message, fields?.['error']) };
}

import { createInterface } from 'node:readline';
import { credentials, type ServiceError } from '@grpc/grpc-js';
import { HealthClient } from '../../../src/backend/plugin/generated/health';

/**
 * Sends a health check to the backend at an address every 10 ms, in a process of its own, so that nothing that a test does
 * counts as a wait. Answers the line "longest" with the longest wait in milliseconds since it was last asked.
 */
const client = new HealthClient(process.argv[2] ?? '', credentials.createInsecure());
let longestMs = 0;
let sentMs: number | undefined;

function check(): void {
  sentMs = performance.now();
  const startMs = sentMs;
  client.check({ service: 'plugin' }, (error: ServiceError | null) => {
    sentMs = undefined;
    // A backend that has gone answers nobody.
    longestMs = error === null ? Math.max(longestMs, performance.now() - startMs) : longestMs;
    setTimeout(check, 10);
  });
}

check();
createInterface(process.stdin).on('line', () => {
  // One that still waits counts as far as it has waited.
  process.stdout.write(`${Math.max(longestMs, sentMs === undefined ? 0 : performance.now() - sentMs)}\n`);
  longestMs = 0;
});
process.stdout.write('watching\n');

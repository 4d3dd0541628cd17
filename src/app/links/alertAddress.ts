import { alertInstance, type TypeOfSource } from './alertInstance';
import { investigateAddress } from './investigateTargets';

const hourMs = 3_600_000;
/** A rule fires some minutes after the trouble has begun. */
const waitsMs = 600_000;
/** Where an alert has gone on for days its beginning tells the cause. */
const longestMs = 2 * hourMs;

/**
 * The address of the investigation of an alert's instance: hours around its beginning, and as the window what went on then.
 * Without a beginning the last hours.
 *
 * @param context what Grafana tells an extension of it
 */
export function alertAddress(context: unknown, nowMs: number, typeOfSource: TypeOfSource): string {
  const { startMs, labels, taken } = alertInstance(context, typeOfSource);
  if (startMs === undefined) {
    return investigateAddress(taken);
  }
  const toMs = Math.min(nowMs, startMs + longestMs);
  return investigateAddress(taken, {
    from: String(startMs - 6 * hourMs),
    to: String(Math.min(nowMs, toMs + hourMs)),
    w: `${startMs - waitsMs}-${toMs}`,
    ...(taken.own.length === 0 || Object.keys(labels).length === 0 ? {} : { labels: JSON.stringify(labels) }),
  });
}

import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { dayMs, incidentsOfDay } from '../../../../../src/backend/upstreams/demo/incidents';
import { type WireFrame } from '../../../../../src/frames/schema/wireFrame';
import { demoUpstreams } from '../demoUpstreams';

export const minuteMs = 60_000;
export const hourMs = 3_600_000;

/** A day with the database's slowdown, and when it began and ended. */
const day = 20_480;
export const slowdown = incidentsOfDay(day).find(({ kind }) => kind === 'database-slowdown') ?? {
  fromMs: NaN,
  toMs: NaN,
};
export const midnightMs = day * dayMs;

/** Runs a query on the demo's shop, over a range. */
export function askDemo(
  model: unknown,
  {
    fromMs,
    toMs,
    isFromAlert = false,
  }: { readonly fromMs: number; readonly toMs: number; readonly isFromAlert?: boolean }
): Promise<readonly WireFrame[]> {
  const query = { refId: 'A', queryType: '', model, intervalMs: 15_000, maxDataPoints: 1000, fromMs, toMs };
  return runQuery(query, demoUpstreams, isFromAlert, new AbortController().signal);
}

import { type WireFrame } from '../../../frames/schema/wireFrame';
import { type OpenUpstreams } from '../openUpstreams';
import { type QueryEnvironment } from '../queryEnvironment';
import { runQuery } from '../runQuery';
import { type WantedStream } from './parseStreamRequest';
import { rowsFrame } from './rowsFrame';

/** What the present is, and how to wait for it; tests bring their own. */
export interface Clock {
  readonly nowMs: () => number;
  /** Resolves after that long, or at once when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How long after a time its samples are asked for: stores need a moment to take them in. */
const settleMs = 2000;

/** How long to wait where the step is not known, since the first query failed. */
const retryMs = 60_000;

/**
 * Follows a query: sends the rows of the range that is shown first, then each new row as its time comes, until the signal fires. Each
 * part is the answer to the query for its times, so that scores are those of a panel and an alert rule; the cache of
 * samples has the history. A query that fails is asked again with the next step, the missed times included, but for
 * the first one, which rejects. `send` sets the pace: nothing is asked before it has resolved. A frame has the series of its times.
 */
export async function streamAnomalies(
  { model, fromMs }: WantedStream,
  upstreams: OpenUpstreams,
  environment: QueryEnvironment,
  send: (frame: WireFrame) => Promise<void>,
  clock: Clock,
  signal: AbortSignal
): Promise<void> {
  const ask = (from: number, to: number): Promise<readonly WireFrame[]> => {
    const query = { refId: 'A', queryType: '', model, fromMs: from, toMs: to, intervalMs: 1, maxDataPoints: 0 };
    return runQuery(query, upstreams, false, signal, environment);
  };
  const shownToMs = clock.nowMs() - settleMs;
  const shown = await ask(Math.min(fromMs, shownToMs), shownToMs);
  const stepMs = stepOf(shown) ?? retryMs;
  let lastMs = Math.floor(shownToMs / stepMs) * stepMs;
  await send(rowsFrame(shown));
  while (!signal.aborted) {
    await clock.sleep(lastMs + stepMs + settleMs - clock.nowMs(), signal);
    const toMs = Math.floor((clock.nowMs() - settleMs) / stepMs) * stepMs;
    if (signal.aborted || toMs <= lastMs) {
      continue;
    }
    const fresh = await ask(lastMs + stepMs, toMs).catch(() => undefined);
    if (fresh === undefined) {
      await clock.sleep(stepMs, signal);
      continue;
    }
    await send(rowsFrame(fresh));
    lastMs = toMs;
  }
}

/** The step of the query, which stands in the meta data of its frames. */
function stepOf([frame]: readonly WireFrame[]): number | undefined {
  const stepMs = frame?.meta?.custom?.['stepMs'];
  return typeof stepMs === 'number' ? stepMs : undefined;
}

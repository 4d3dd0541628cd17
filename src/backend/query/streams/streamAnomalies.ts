import { type WireField, type WireFrame } from '../../../frames/schema/wireFrame';
import { currentScope } from '../../budget/queryScope';
import { UpstreamError } from '../../upstreams/upstream';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { QueryError } from '../../queryError';
import { type QueryEnvironment } from '../environment/queryEnvironment';
import { runQuery } from '../answer/runQuery';
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

/** How long to wait where the first query failed, unless its step is longer. */
const retryMs = 5000;
const longestRetryMs = 60_000;

/**
 * Follows a query: sends the rows of the range that is shown first, then each new row as its time comes, until the signal fires. Each
 * part is the answer to the query for its times, so that scores are those of a panel and an alert rule; the cache of
 * samples has the history. A query that fails is asked again with the next step, the missed times included; a frame
 * without rows says so when that begins, and the next one with rows that it is over. Of more rows than may be sent at once the newest
 * are sent, with a notice. `send` sets the pace: nothing is asked before it has resolved. A frame has the series of its times.
 *
 * @param admit does the work of a query when there is room for it
 */
export async function streamAnomalies(
  { model, fromMs, stepMs: askedStepMs }: WantedStream,
  upstreams: OpenUpstreams,
  environment: QueryEnvironment,
  send: (frame: WireFrame) => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
  admit: Admit = (work) => work()
): Promise<void> {
  let last: WireFrame = { name: 'anomalies', fields: [{ name: 'time', type: 'time', values: new Float64Array(0) }] };
  let awaySinceMs: number | undefined;
  const { streamValues } = currentScope().budgets;
  const ask = (from: number, to: number): Promise<readonly WireFrame[]> => {
    const query = { refId: 'A', queryType: '', model, fromMs: from, toMs: to, intervalMs: 1, maxDataPoints: 0 };
    return admit(() => runQuery(query, upstreams, false, signal, environment));
  };
  /** What is new, sent; undefined where it cannot be had. */
  const sendRows = async (from: number, to: number): Promise<readonly WireFrame[] | undefined> => {
    const frames = await ask(from, to).catch((error: unknown) => {
      return error instanceof Error ? error : new Error(String(error));
    });
    if (signal.aborted) {
      return undefined;
    }
    if (frames instanceof Error) {
      if (awaySinceMs === undefined) {
        awaySinceMs = clock.nowMs();
        await send(withNotice(last, `no new values since ${new Date(from).toISOString()}: ${reasonOf(frames)}`));
      }
      return undefined;
    }
    last = newestRows(rowsFrame(frames), streamValues);
    await send(awaySinceMs === undefined ? last : withBackNotice(last, clock.nowMs() - awaySinceMs));
    awaySinceMs = undefined;
    return frames;
  };
  let shownToMs = clock.nowMs() - settleMs;
  let shown = await sendRows(Math.min(fromMs, shownToMs), shownToMs);
  while (shown === undefined && !signal.aborted) {
    await clock.sleep(Math.min(Math.max(askedStepMs ?? 0, retryMs), longestRetryMs), signal);
    shownToMs = clock.nowMs() - settleMs;
    shown = signal.aborted ? undefined : await sendRows(Math.min(fromMs, shownToMs), shownToMs);
  }
  const stepMs = stepOf(shown ?? []) ?? longestRetryMs;
  let lastMs = Math.floor(shownToMs / stepMs) * stepMs;
  while (!signal.aborted) {
    await clock.sleep(lastMs + stepMs + settleMs - clock.nowMs(), signal);
    const toMs = Math.floor((clock.nowMs() - settleMs) / stepMs) * stepMs;
    if (signal.aborted || toMs <= lastMs) {
      continue;
    }
    if ((await sendRows(lastMs + stepMs, toMs)) === undefined) {
      await clock.sleep(stepMs, signal);
      continue;
    }
    lastMs = toMs;
  }
}

/** As many of the last rows as may be sent at once. */
function newestRows(frame: WireFrame, mostValues: number): WireFrame {
  const rows = frame.fields[0]?.values.length ?? 0;
  const most = Math.max(1, Math.floor(mostValues / Math.max(1, frame.fields.length)));
  if (rows <= most) {
    return frame;
  }
  const text =
    `${rows} rows of ${frame.fields.length} columns are more than the ${mostValues} values that a stream may send at once ` +
    `(max_stream_values): the newest ${most} rows are shown; narrow a selector, raise "stepMs" or shorten the range`;
  return {
    ...withRows(frame, rows - most, rows),
    meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), { severity: 'warning', text }] },
  };
}

function withRows(frame: WireFrame, first: number, end: number): WireFrame {
  return {
    ...frame,
    fields: frame.fields.map((field): WireField => {
      switch (field.type) {
        case 'number':
        case 'time':
          return { ...field, values: field.values.slice(first, end) };
        case 'string':
          return { ...field, values: field.values.slice(first, end) };
        case 'boolean':
          return { ...field, values: field.values.slice(first, end) };
        case 'json':
          return { ...field, values: field.values.slice(first, end) };
      }
    }),
  };
}

function withBackNotice(frame: WireFrame, awayMs: number): WireFrame {
  const text = `the store answers again, after ${Math.round(awayMs / 1000)} s without new values`;
  return { ...frame, meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), { severity: 'info', text }] } };
}

/** Does work when there is room for it. */
export type Admit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** The columns of a frame without its rows, and what there is to say. */
function withNotice(frame: WireFrame, text: string): WireFrame {
  return { ...withRows(frame, 0, 0), meta: { ...frame.meta, notices: [{ severity: 'error', text }] } };
}

/** Faults of this plugin stand in its log, without their details here. */
function reasonOf(error: Error): string {
  return error instanceof QueryError || error instanceof UpstreamError
    ? error.message
    : 'a fault of the Covary plugin; its log has the details';
}

/** The step of the query, which stands in the meta data of its frames. */
function stepOf([frame]: readonly WireFrame[]): number | undefined {
  const stepMs = frame?.meta?.custom?.['stepMs'];
  return typeof stepMs === 'number' ? stepMs : undefined;
}

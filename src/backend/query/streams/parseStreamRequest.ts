import { z } from 'zod';
import { epochMs, longestMs } from '../../../protocol/bounds';
import { parseQuery } from '../../../protocol/parseQuery';
import { type StreamRequest } from '../../plugin/application';

/** What a viewer sends along when it subscribes: the query, and the begin of the range that it shows. */
const payloadShape = z.object({
  query: z.looseObject({ analysis: z.looseObject({}) }),
  fromMs: epochMs,
  toMs: epochMs,
  intervalMs: z.number().min(1).max(longestMs),
});

export interface WantedStream {
  /** The query model as it came: one that can be parsed, of anomalies. */
  readonly model: Readonly<Record<string, unknown>>;
  /** Where the range begins that is shown. */
  readonly fromMs: number;
  /** The step of its own that the query has. */
  readonly stepMs?: number;
}

/** The stream that a channel `anomaly/…` carries; undefined for other channels and for queries that cannot be followed. */
export function parseStreamRequest({ path, payload }: StreamRequest): WantedStream | undefined {
  const parsed = path.startsWith('anomaly/') ? payloadShape.safeParse(payload) : undefined;
  if (parsed?.success !== true) {
    return undefined;
  }
  const { query: model, fromMs } = parsed.data;
  const query = parseQuery(model);
  if (!query.ok || query.value.analysis.kind !== 'anomaly') {
    return undefined;
  }
  const { stepMs } = query.value;
  return {
    model: { ...model, analysis: { ...model.analysis, format: 'bands' } },
    fromMs,
    ...(stepMs === undefined ? {} : { stepMs }),
  };
}

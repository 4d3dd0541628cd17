import { z } from 'zod';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { type AnomalyAnalysis } from '../../../protocol/analyses/anomaly';
import { parseQuery } from '../../../protocol/parseQuery';
import { type CovaryQuery } from '../../../protocol/query';
import { type StreamRequest } from '../../plugin/application';
import { queryGrid } from '../queryGrid';

/** What a viewer sends along when it subscribes: the query, and the begin of the range that it shows. */
const payloadShape = z.object({
  query: z.unknown(),
  fromMs: z.number(),
  toMs: z.number(),
  intervalMs: z.number().min(1),
});

export interface WantedStream {
  readonly query: CovaryQuery & { readonly analysis: AnomalyAnalysis };
  readonly grid: TimeGrid;
}

/** The stream that a channel `anomaly/…` carries; undefined for other channels and for queries that cannot be followed. */
export function parseStreamRequest({ path, payload }: StreamRequest): WantedStream | undefined {
  const parsed = path.startsWith('anomaly/') ? payloadShape.safeParse(payload) : undefined;
  if (parsed?.success !== true) {
    return undefined;
  }
  const { query: raw, ...range } = parsed.data;
  const query = parseQuery(raw);
  if (!query.ok || query.value.analysis.kind !== 'anomaly') {
    return undefined;
  }
  const { analysis, ...rest } = query.value;
  return { query: { ...rest, analysis }, grid: queryGrid({ ...range, stepMs: rest.stepMs }) };
}

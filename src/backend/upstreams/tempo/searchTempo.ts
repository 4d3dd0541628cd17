import { z } from 'zod';
import { fetchedTraces } from '../fetchedTraces';
import { firstTraces, searchedPerWanted } from '../firstTraces';
import { excerpt } from '../http/excerpt';
import { type TraceSource } from '../http/httpTraceStore';
import { parseJson } from '../http/parseJson';
import { presentItems } from '../presentItems';
import { type FoundTraces, type TraceSearch, UpstreamError } from '../upstream';

const foundShape = z.object({
  traces: presentItems(
    z.object({
      traceID: z.string().regex(/^[0-9a-f]{1,32}$/i),
      startTimeUnixNano: z.coerce.number().catch(0),
      durationMs: z.number().catch(0),
    })
  ),
});

/** Finds traces by TraceQL, and fetches those that are wanted. */
export async function searchTempo(
  name: string,
  search: TraceSearch,
  { get, fetchTrace }: TraceSource,
  signal: AbortSignal
): Promise<FoundTraces> {
  const { query, fromMs, toMs, most } = search;
  const parameters = new URLSearchParams({
    q: query,
    start: String(Math.floor(fromMs / 1000)),
    end: String(Math.ceil(toMs / 1000)),
    limit: String(most * searchedPerWanted),
  });
  const { status, body } = await get(`/api/search?${parameters}`);
  const json = parseJson(body);
  const found = foundShape.safeParse(json);
  if (!found.success) {
    throw new UpstreamError(`${name}: HTTP ${status}, and the answer is no search of Tempo: ${excerpt(body)}`, 502);
  }
  const wanted = firstTraces(
    found.data.traces.map(({ traceID, startTimeUnixNano, durationMs }) => ({
      id: traceID,
      startMs: startTimeUnixNano / 1e6,
      durationMs,
    })),
    search
  );
  const ids = wanted.map(({ id }) => id);
  const { traces, warnings } = await fetchedTraces(ids, fetchTrace, signal);
  return { traces: firstTraces(traces, search), warnings };
}

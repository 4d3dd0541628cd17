import { z } from 'zod';
import { plainId } from '../../core/traces/plainId';
import { fetchedTraces } from './fetchedTraces';
import { firstTraces } from './firstTraces';
import { type FoundTraces, type OtherStores, type TraceSearch, UpstreamError } from './upstream';

/** The setting of stores that know the ids of traces which are kept elsewhere. */
export const traceStoreSetting = {
  traces: z.string().min(1).optional().meta({
    title: 'Trace store',
    description: 'The name of the store that has the traces which samples and lines name, a Tempo or a Jaeger.',
  }),
};

/** A trace that a sample or a line names: when, and how long what it tells about took. */
export interface TraceMention {
  readonly id: string;
  readonly startMs: number;
  readonly durationMs: number;
}

const traceId = /^[0-9a-f]{1,32}$/i;

/**
 * The traces that a store's samples or lines name, from the store that has them: the slowest or the newest, each once.
 * Traces that are not kept, as most are not where they are sampled, are left out.
 *
 * @param store the name of the store that names them
 * @param traces the setting `traces` of it
 * @throws UpstreamError where no store of traces is set, and the store's own where none of the traces can be had
 */
export async function linkedTraces(
  store: string,
  traces: string | undefined,
  others: OtherStores,
  mentions: readonly TraceMention[],
  search: TraceSearch,
  signal: AbortSignal
): Promise<FoundTraces> {
  const source = traces === undefined ? undefined : others(traces);
  if (source === undefined) {
    throw new UpstreamError(`${store}: has no traces itself: set "Trace store" in the data source settings`, 400);
  }
  const fetchTrace = source.ok ? source.value.fetchTrace?.bind(source.value) : undefined;
  if (!source.ok || fetchTrace === undefined) {
    throw new UpstreamError(`${store}: ${source.ok ? `"${traces}" is no store of traces` : source.error}`, 400);
  }
  const byId = new Map<string, TraceMention>();
  for (const mention of firstTraces(
    mentions.filter(({ id }) => traceId.test(id)),
    { ...search, most: mentions.length }
  )) {
    const key = plainId(mention.id);
    if (!byId.has(key)) {
      byId.set(key, mention);
    }
  }
  const wanted = [...byId.values()].slice(0, search.most).map(({ id }) => id);
  const found = await fetchedTraces(wanted, (id) => fetchTrace(id, signal), signal);
  return { ...found, traces: firstTraces(found.traces, search) };
}

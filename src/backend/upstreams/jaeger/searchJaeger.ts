import { firstTraces, searchedPerWanted } from '../firstTraces';
import { type TraceSource } from '../http/httpTraceStore';
import { parseAside } from '../parseAside';
import { type FoundTraces, type TraceSearch, UpstreamError } from '../upstream';
import { readJaegerSearch } from './readJaegerSearch';

/** What Jaeger's interface can be asked for. */
const known: ReadonlySet<string> = new Set(['service', 'operation', 'tags', 'minDuration', 'maxDuration']);

/**
 * Finds traces by the parameters of Jaeger's own interface: `service=cart&tags={"error":"true"}&minDuration=100ms`.
 *
 * @throws UpstreamError where the service is missing, or a parameter is none of Jaeger's
 */
export async function searchJaeger(name: string, search: TraceSearch, { get }: TraceSource): Promise<FoundTraces> {
  const { query, fromMs, toMs, most } = search;
  const asked = new URLSearchParams(query.trim().replace(/^\?/, ''));
  const unknown = [...asked.keys()].find((key) => !known.has(key));
  if (unknown !== undefined || (asked.get('service') ?? '') === '') {
    throw new UpstreamError(
      `${name}: a search is written service=NAME, and may have &operation=, &tags={"error":"true"}, &minDuration=100ms, ` +
        `&maxDuration=; ${unknown === undefined ? 'the service is missing' : `"${unknown.slice(0, 100)}" is none of these`}`,
      400
    );
  }
  const parameters = new URLSearchParams([
    ...asked,
    ['start', String(Math.floor(fromMs * 1000))],
    ['end', String(Math.ceil(toMs * 1000))],
    ['limit', String(most * searchedPerWanted)],
  ]);
  const { status, body } = await get(`/api/traces?${parameters}`);
  const found = await parseAside('jaegerSearch', readJaegerSearch, name, status, body);
  return { traces: firstTraces(found, search), warnings: [] };
}

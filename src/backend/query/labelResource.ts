import { z } from 'zod';
import { type ResourceResponse } from '../plugin/application';
import { type LabelRequest, type Upstream } from '../upstreams/upstream';
import { jsonResponse } from './jsonResponse';
import { type OpenUpstreams } from './openUpstreams';

/** More than a list to choose from can show. */
const mostLabels = 10_000;

const parametersShape = z.object({
  from: z.coerce.number().int(),
  to: z.coerce.number().int(),
  label: z.string().min(1).optional(),
});

/**
 * `GET labels?from=MS&to=MS`: the names of the labels that the upstreams' series have in that time; with `&label=NAME` the
 * values of that one. For the filters of a dashboard. Upstreams that cannot say are left out; an error where all fail.
 */
export async function labelResource(
  url: string,
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<ResourceResponse> {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const parameters = parametersShape.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!parameters.success) {
    return jsonResponse(400, {
      message: 'labels takes from and to in milliseconds, and the label whose values it lists',
    });
  }
  const { from, to, label } = parameters.data;
  const request = { fromMs: from, toMs: to, ...(label === undefined ? {} : { label }) };
  const outcomes = await Promise.allSettled(
    [...upstreams.values()].flatMap((opened) => (opened.ok ? listsOf(opened.value, request, signal) : []))
  );
  const lists = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (lists.length === 0 && failures.length > 0) {
    const reasons = failures.map((reason) => (reason instanceof Error ? reason.message : 'unknown reason'));
    return jsonResponse(502, { message: reasons.join('; ') });
  }
  return jsonResponse(200, { labels: [...new Set(lists.flat())].sort().slice(0, mostLabels) });
}

function listsOf(upstream: Upstream, request: LabelRequest, signal: AbortSignal): Array<Promise<readonly string[]>> {
  const list = upstream.listLabels?.(request, signal);
  return list === undefined ? [] : [list];
}

import { z } from 'zod';
import { epochMs, nameText, queryText } from '../../../protocol/bounds';
import { type ResourceResponse } from '../../plugin/application';
import { type LabelAnswer, type LabelRequest, type Upstream } from '../../upstreams/upstream';
import { sortedInStretches } from '../../workers/sortedInStretches';
import { takingTurns } from '../../workers/takingTurns';
import { jsonResponse } from './jsonResponse';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { resourceParameters } from './resourceParameters';

/** More than a list to choose from can show. */
const mostLabels = 10_000;
const mostCharacters = 1_000_000;

const parametersShape = z.object({
  from: z.coerce.number().pipe(epochMs),
  to: z.coerce.number().pipe(epochMs),
  label: nameText.optional(),
  upstream: nameText.optional(),
  match: queryText.optional(),
});

/**
 * `GET labels?from=MS&to=MS`: the names of the labels that the upstreams' series have in that time; with `&label=NAME` the
 * values of that one, with `&upstream=NAME` those of one store only, with `&match=SELECTOR` those of the series that it
 * selects. For the filters and variables of a dashboard. Upstreams that cannot say are left out, with a warning; an error where
 * all fail.
 */
export async function labelResource(
  url: string,
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<ResourceResponse> {
  const parameters = parametersShape.safeParse(resourceParameters(url));
  if (!parameters.success) {
    return jsonResponse(400, {
      message: 'labels takes from and to in milliseconds, and the label whose values it lists',
    });
  }
  const { from, to, label, upstream, match } = parameters.data;
  if (upstream !== undefined && !upstreams.has(upstream)) {
    return jsonResponse(404, { message: `there is no upstream "${upstream}": ${[...upstreams.keys()].join(', ')}` });
  }
  const request = {
    fromMs: from,
    toMs: to,
    ...(label === undefined ? {} : { label }),
    ...(match === undefined ? {} : { match }),
  };
  const outcomes = await Promise.allSettled(
    [...upstreams].flatMap(([name, opened]) =>
      opened.ok && (upstream ?? name) === name ? listsOf(opened.value, request, signal) : []
    )
  );
  const lists = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const reasons = failures.map((reason) => (reason instanceof Error ? reason.message : 'unknown reason'));
  if (lists.length === 0 && reasons.length > 0) {
    return jsonResponse(502, { message: reasons.join('; ') });
  }
  const all = [...new Set(lists.flatMap((answer) => answer.labels))];
  const sorted = await takingTurns(
    sortedInStretches(all, (text) => text),
    signal
  );
  const labels = sorted.slice(0, countWithin(sorted));
  const warnings = [
    ...reasons,
    ...lists.flatMap((answer) => answer.warnings),
    ...(labels.length < all.length ? [`there are ${all.length}, of which the first ${labels.length} are listed`] : []),
  ];
  return jsonResponse(200, { labels, warnings });
}

/** How many of the first texts can be listed. */
function countWithin(texts: readonly string[]): number {
  let characters = 0;
  const end = texts.findIndex((text, i) => {
    characters += text.length;
    return i >= mostLabels || characters > mostCharacters;
  });
  return end < 0 ? texts.length : end;
}

function listsOf(upstream: Upstream, request: LabelRequest, signal: AbortSignal): Array<Promise<LabelAnswer>> {
  const list = upstream.listLabels?.(request, signal);
  return list === undefined ? [] : [list];
}

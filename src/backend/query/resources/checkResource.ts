import { z } from 'zod';
import { nameText } from '../../../protocol/bounds';
import { type ResourceResponse } from '../../plugin/application';
import { type StoreFacts } from '../../upstreams/upstream';
import { jsonResponse } from './jsonResponse';
import { sentenceOfMissing } from '../instances/missingSecrets';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { resourceParameters } from './resourceParameters';

const parametersShape = z.object({ upstream: nameText });
const hourMs = 3_600_000;

/**
 * `GET check?upstream=NAME`: whether one store can be queried, and what there is: its name and version, how many series and
 * metrics, which labels, and how far its clock is from ours. What it does not tell is left out.
 *
 * @param missing what secrets each upstream lacks
 */
export async function checkResource(
  url: string,
  upstreams: OpenUpstreams,
  missing: ReadonlyMap<string, readonly string[]>,
  signal: AbortSignal
): Promise<ResourceResponse> {
  const parameters = parametersShape.safeParse(resourceParameters(url));
  if (!parameters.success) {
    return jsonResponse(400, { message: 'check takes the name of an upstream' });
  }
  const opened = upstreams.get(parameters.data.upstream);
  if (opened === undefined) {
    return jsonResponse(404, {
      message: `there is no upstream "${parameters.data.upstream}" in the saved settings: save them first`,
    });
  }
  if (!opened.ok) {
    return jsonResponse(400, { message: opened.error });
  }
  const lacking = sentenceOfMissing(missing.get(parameters.data.upstream) ?? []);
  if (lacking !== undefined) {
    return jsonResponse(400, { message: lacking });
  }
  const store = opened.value;
  const toMs = Date.now();
  const range = { fromMs: toMs - hourMs, toMs };
  try {
    const what = await store.health(signal);
    const [facts, labels, metrics] = await Promise.all([
      store.facts?.(signal).catch((): StoreFacts => ({})),
      store.listLabels?.(range, signal).catch(() => undefined),
      store.listLabels?.({ ...range, label: '__name__' }, signal).catch(() => undefined),
    ]);
    return jsonResponse(200, {
      what,
      ...facts,
      ...(labels === undefined ? {} : { labels: labels.labels.filter((name) => name !== '__name__') }),
      ...(metrics === undefined ? {} : { metrics: metrics.labels }),
    });
  } catch (error) {
    return jsonResponse(502, { message: error instanceof Error ? error.message : 'unknown reason' });
  }
}

import { z } from 'zod';
import { serviceOfLabels } from '../../../core/rootcause/serviceOfLabels';
import { subjectOfLabels } from '../../../core/rootcause/subjectOfLabels';
import { type LabelledSeries, type Labels } from '../../../core/series/labelledSeries';
import { epochMs } from '../../../protocol/bounds';
import { queryInput } from '../../../protocol/query';
import { type ResourceResponse } from '../../plugin/application';
import { type Upstream, UpstreamError } from '../../upstreams/upstream';
import { rolesOfSeries } from '../analyses/rootCause/rolesOfSeries';
import { askInputs } from '../inputs/askInputs';
import { jsonResponse } from './jsonResponse';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { QueryError } from '../../queryError';

const stepMs = 60_000;
/** So many steps are asked for: enough to see every series that is there. */
const steps = 5;
const mostSeries = 20_000;
/** More names than this are only counted. */
const mostNamed = 1000;

const bodyShape = z.object({ input: queryInput, toMs: epochMs });

/**
 * `POST preview` with an input of a query and a time: what it returns then. How many series, their names and labels, the service and
 * the role that root causes see in each, the label that names the services, and how far apart the store's samples are.
 */
export async function previewResource(
  body: unknown,
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<ResourceResponse> {
  const parsed = bodyShape.safeParse(body);
  if (!parsed.success) {
    return jsonResponse(400, { message: 'preview takes {"input", "toMs"}: an input of a query and a time' });
  }
  const { input, toMs } = parsed.data;
  try {
    const { answers } = await askInputs(
      [input],
      upstreams,
      (upstream) => previewOf(upstream, input, Math.floor(toMs / stepMs) * stepMs, signal),
      signal
    );
    return jsonResponse(200, answers[0]?.value);
  } catch (error) {
    if (error instanceof QueryError || error instanceof UpstreamError) {
      return jsonResponse(error.status >= 400 && error.status < 500 ? error.status : 502, { message: error.message });
    }
    throw error;
  }
}

async function previewOf(
  upstream: Upstream,
  input: z.infer<typeof queryInput>,
  toMs: number,
  signal: AbortSignal
): Promise<unknown> {
  const range = { fromMs: toMs - steps * stepMs, toMs, stepMs };
  const [{ series, warnings, executed }, sampleStepMs] = await Promise.all([
    upstream.queryRange({ input, ...range, maxSeries: mostSeries }, signal),
    // It is a help, and no reason to fail.
    upstream.sampleStepMs?.(input, toMs, signal).catch(() => undefined),
  ]);
  const named = series.slice(0, mostNamed);
  const identities = named.map(({ name, labels }) => ({ name, labels, inputRefId: input.refId }));
  const roles = rolesOfSeries(identities, [input]);
  return {
    count: series.length,
    series: named.map(({ name, labels }, i) => ({
      name,
      labels,
      service: subjectOfLabels(labels),
      role: roles[i]?.role,
    })),
    serviceLabel: serviceLabel(named),
    sampleStepMs: sampleStepMs ?? upstream.scrapeIntervalMs,
    warnings,
    executed,
  };
}

/** The label that holds the service of the first series, where one does. */
function serviceLabel([first]: readonly LabelledSeries[]): string | undefined {
  const labels: Labels = first?.labels ?? {};
  const service = serviceOfLabels(labels);
  return service === undefined ? undefined : Object.entries(labels).find(([, value]) => value === service)?.[0];
}

import { setTimeout } from 'node:timers/promises';
import { failure, success } from '../../core/result';
import {
  type Application,
  type HealthReport,
  type InstanceContext,
  type PluginQuery,
  type QueryFailure,
  type QueryOutcome,
  type QueryRequest,
  type ResourceRequest,
  type ResourceResponse,
} from '../plugin/application';
import { upstreamKinds } from '../upstreams/registry';
import { UpstreamError } from '../upstreams/upstream';
import { type WorkerPool } from '../workers/workerPool';
import { inScope, type QueryScope } from '../budget/queryScope';
import { checkUpstreams } from './checkUpstreams';
import { JudgementCache } from './detection/judgementCache';
import { InstanceCache } from './instanceCache';
import { jsonResponse } from './jsonResponse';
import { labelResource } from './labelResource';
import { openUpstreams, type OpenUpstreams } from './openUpstreams';
import { type QueryEnvironment } from './queryEnvironment';
import { QueryError } from './queryError';
import { runQuery } from './runQuery';
import { SampleCache } from './samples/sampleCache';
import { judgementCacheBytes, sampleCacheBytes } from './samples/sampleCacheBytes';
import { parseStreamRequest } from './streams/parseStreamRequest';
import { type Clock, streamAnomalies } from './streams/streamAnomalies';
import { zoneOfSettings } from './zoneOfSettings';

/**
 * What the plugin does, apart from the protocol that asks for it.
 *
 * @param workers where large analyses run
 * @param logFault hears of errors that are ours
 */
export function createApplication(
  workers: WorkerPool,
  logFault: (message: string, error: unknown) => void
): Application {
  const samples = new SampleCache({ maxBytes: sampleCacheBytes(process.env), nowMs: () => Date.now() });
  const judgements = new JudgementCache(judgementCacheBytes(process.env));
  const instances = new InstanceCache<OpenInstance>(
    (datasource) => {
      const zone = zoneOfSettings(datasource);
      return {
        upstreams: openUpstreams(datasource),
        environment: { workers, samples, judgements, ...(zone === undefined ? {} : { zone }) },
      };
    },
    (instance) => closeInstance(instance, samples)
  );
  const none: OpenInstance = { upstreams: new Map(), environment: { workers, samples, judgements } };
  return {
    queryData: async (request, signal) => {
      const fromAlert = isFromAlert(request);
      return instances.use(request.context, none, async (instance) => {
        const outcomes = await Promise.all(
          request.queries.map(async (query): Promise<readonly [string, QueryOutcome]> => {
            const work = () => answer(query, instance, fromAlert, signal, logFault);
            return [query.refId, await inScope(scopeOf(request.context, fromAlert), work)];
          })
        );
        return new Map(outcomes);
      });
    },
    checkHealth: (context, signal): Promise<HealthReport> =>
      instances.use(context, none, ({ upstreams }) => checkUpstreams(upstreams, signal)),
    callResource: (request, signal): Promise<ResourceResponse> =>
      instances.use(request.context, none, ({ upstreams }) => callResource(request, upstreams, signal)),
    subscribeStream: (request) => Promise.resolve(parseStreamRequest(request) === undefined ? 'not-found' : 'ok'),
    runStream: async (request, send, signal) => {
      const wanted = parseStreamRequest(request);
      if (wanted !== undefined) {
        await instances.use(request.context, none, ({ upstreams, environment }) =>
          streamAnomalies(wanted, upstreams, environment, send, systemClock, signal)
        );
      }
    },
    metrics: () => '',
  };
}

/** A data source as it is configured: its stores, and what its queries find beside them. */
interface OpenInstance {
  readonly upstreams: OpenUpstreams;
  readonly environment: QueryEnvironment;
}

function closeInstance({ upstreams }: OpenInstance, samples: SampleCache): void {
  for (const opened of upstreams.values()) {
    if (opened.ok) {
      samples.drop(opened.value);
      void opened.value.close();
    }
  }
}

const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: (ms, signal) => setTimeout(Math.max(0, ms), undefined, { signal }).catch(() => undefined),
};

async function answer(
  query: PluginQuery,
  { upstreams, environment }: OpenInstance,
  fromAlert: boolean,
  signal: AbortSignal,
  logFault: (message: string, error: unknown) => void
): Promise<QueryOutcome> {
  try {
    return success(await runQuery(query, upstreams, fromAlert, signal, environment));
  } catch (error) {
    if (error instanceof QueryError || error instanceof UpstreamError) {
      return failure<QueryFailure>({ message: error.message, status: error.status, source: 'downstream' });
    }
    if (signal.aborted) {
      return failure<QueryFailure>({ message: 'the query was cancelled', status: 499, source: 'downstream' });
    }
    logFault(`query ${query.refId} failed`, error);
    return failure<QueryFailure>({
      message: 'the analysis failed through a fault of the Covary plugin; its log has the details',
      status: 500,
      source: 'plugin',
    });
  }
}

function scopeOf({ orgId, user }: InstanceContext, fromAlert: boolean): QueryScope {
  return fromAlert
    ? { priority: 'alert', user: `${orgId}/alert rules` }
    : { priority: 'dashboard', user: `${orgId}/${user?.login ?? ''}` };
}

function isFromAlert({ headers }: QueryRequest): boolean {
  return [...headers].some(([name, value]) => name.toLowerCase() === 'fromalert' && value === 'true');
}

/** `GET upstream-kinds`: the kinds of stores and what settings each takes, for the config editor. `GET labels`: {@link labelResource}. */
async function callResource(
  { method, path, url }: ResourceRequest,
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<ResourceResponse> {
  const name = path.replace(/^\/|\/$/g, '');
  if (name !== 'upstream-kinds' && name !== 'labels') {
    return jsonResponse(404, { message: `there is no resource "${path}"` });
  }
  if (method !== 'GET') {
    return jsonResponse(405, { message: `"${path}" takes GET only` });
  }
  if (name === 'labels') {
    return labelResource(url, upstreams, signal);
  }
  return jsonResponse(200, {
    kinds: upstreamKinds.map(({ kind, title, settingsSchema }) => ({ kind, title, settings: settingsSchema() })),
  });
}

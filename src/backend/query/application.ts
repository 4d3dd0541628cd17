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
import { checkUpstreams } from './checkUpstreams';
import { jsonResponse } from './jsonResponse';
import { labelResource } from './labelResource';
import { openUpstreams, type OpenUpstreams } from './openUpstreams';
import { QueryError } from './queryError';
import { runQuery } from './runQuery';
import { parseStreamRequest } from './streams/parseStreamRequest';
import { type Clock, streamAnomalies } from './streams/streamAnomalies';

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
  const openInstance = instanceCache();
  return {
    queryData: async (request, signal) => {
      const upstreams = openInstance(request.context);
      const outcomes = await Promise.all(
        request.queries.map(async (query): Promise<readonly [string, QueryOutcome]> => {
          return [query.refId, await answer(query, upstreams, isFromAlert(request), signal, workers, logFault)];
        })
      );
      return new Map(outcomes);
    },
    checkHealth: (context, signal): Promise<HealthReport> => checkUpstreams(openInstance(context), signal),
    callResource: (request, signal): Promise<ResourceResponse> =>
      callResource(request, () => openInstance(request.context), signal),
    subscribeStream: (request) => Promise.resolve(parseStreamRequest(request) === undefined ? 'not-found' : 'ok'),
    runStream: async (request, send, signal) => {
      const wanted = parseStreamRequest(request);
      if (wanted !== undefined) {
        const { query, grid } = wanted;
        await streamAnomalies(query, grid, openInstance(request.context), send, systemClock, signal);
      }
    },
    metrics: () => '',
  };
}

/** Opened upstreams are kept until the data source's settings change. */
function instanceCache(): (context: InstanceContext) => OpenUpstreams {
  const instances = new Map<string, { readonly updatedMs: number; readonly upstreams: OpenUpstreams }>();
  return ({ orgId, datasource }) => {
    if (datasource === undefined) {
      return new Map();
    }
    const key = `${orgId}/${datasource.uid}`;
    const known = instances.get(key);
    if (known !== undefined && known.updatedMs === datasource.updatedMs) {
      return known.upstreams;
    }
    for (const opened of known?.upstreams.values() ?? []) {
      if (opened.ok) {
        void opened.value.close();
      }
    }
    const upstreams = openUpstreams(datasource);
    instances.set(key, { updatedMs: datasource.updatedMs, upstreams });
    return upstreams;
  };
}

const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: (ms, signal) => setTimeout(Math.max(0, ms), undefined, { signal }).catch(() => undefined),
};

async function answer(
  query: PluginQuery,
  upstreams: OpenUpstreams,
  fromAlert: boolean,
  signal: AbortSignal,
  workers: WorkerPool,
  logFault: (message: string, error: unknown) => void
): Promise<QueryOutcome> {
  try {
    return success(await runQuery(query, upstreams, fromAlert, signal, workers));
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

function isFromAlert({ headers }: QueryRequest): boolean {
  return [...headers].some(([name, value]) => name.toLowerCase() === 'fromalert' && value === 'true');
}

/** `GET upstream-kinds`: the kinds of stores and what settings each takes, for the config editor. `GET labels`: {@link labelResource}. */
async function callResource(
  { method, path, url }: ResourceRequest,
  upstreams: () => OpenUpstreams,
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
    return labelResource(url, upstreams(), signal);
  }
  return jsonResponse(200, {
    kinds: upstreamKinds.map(({ kind, title, settingsSchema }) => ({ kind, title, settings: settingsSchema() })),
  });
}

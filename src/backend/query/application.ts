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
import { describeError } from '../plugin/describeError';
import { type Logger } from '../telemetry/logger';
import { upstreamKinds } from '../upstreams/registry';
import { UpstreamError } from '../upstreams/upstream';
import { type WorkerPool } from '../workers/workerPool';
import { Admission, type Caller } from '../budget/admission';
import { type Budgets, defaultBudgets } from '../budget/budgets';
import { checkAnswer } from '../budget/checkAnswer';
import { checkTimes } from '../budget/checkTimes';
import { currentScope } from '../budget/queryScope';
import { checkUpstreams } from './instances/checkUpstreams';
import { checkResource } from './resources/checkResource';
import { explainResource } from './resources/explainResource';
import { JudgementCache } from './environment/judgementCache';
import { InstanceCache } from './instances/instanceCache';
import { jsonResponse } from './resources/jsonResponse';
import { labelResource } from './resources/labelResource';
import { missingSecrets } from './instances/missingSecrets';
import { observeQuery } from './answer/observeQuery';
import { previewResource } from './resources/previewResource';
import { openUpstreams, type OpenUpstreams } from './instances/openUpstreams';
import { type QueryEnvironment } from './environment/queryEnvironment';
import { QueryError } from '../queryError';
import { registerLoadMetrics } from './environment/registerLoadMetrics';
import { runQuery } from './answer/runQuery';
import { SampleCache } from './samples/sampleCache';
import { judgementCacheBytes, sampleCacheBytes } from './samples/sampleCacheBytes';
import { parseStreamRequest } from './streams/parseStreamRequest';
import { type Admit, type Clock, streamAnomalies } from './streams/streamAnomalies';
import { zoneOfSettings } from './instances/zoneOfSettings';

/**
 * What the plugin does, apart from the protocol that asks for it.
 *
 * @param workers where large analyses run; without them everything runs here
 * @param logger hears of queries, and of errors that are ours
 * @param budgets what queries may take
 */
export function createApplication(
  workers: WorkerPool | undefined,
  logger: Logger,
  budgets: Budgets = defaultBudgets
): Application {
  const samples = new SampleCache({ maxBytes: sampleCacheBytes(process.env), nowMs: () => Date.now() });
  const judgements = new JudgementCache(judgementCacheBytes(process.env));
  const shared: QueryEnvironment = { samples, judgements, ...(workers === undefined ? {} : { workers }) };
  const instances = new InstanceCache<OpenInstance>(
    (datasource) => {
      const zone = zoneOfSettings(datasource);
      return {
        upstreams: openUpstreams(datasource),
        environment: { ...shared, ...(zone === undefined ? {} : { zone }) },
      };
    },
    (instance) => closeInstance(instance, samples)
  );
  const none: OpenInstance = { upstreams: new Map(), environment: shared };
  const admission = new Admission(budgets, workers);
  registerLoadMetrics({ admission, samples, judgements, workers });
  return {
    queryData: async (request, signal) => {
      const fromAlert = isFromAlert(request);
      const isForExpressions = fromAlert || isFromExpression(request);
      return instances.use(request.context, none, async (instance) => {
        const outcomes = await Promise.all(
          request.queries.map(async (query): Promise<readonly [string, QueryOutcome]> => {
            const admit: Admit = (work) => admission.admit(callerOf(request.context, fromAlert), signal, work);
            const asked = {
              query,
              fromAlert,
              orgId: request.context.orgId,
              dsUid: request.context.datasource?.uid ?? '',
            };
            const outcome = await observeQuery(asked, logger, (queryId) =>
              answer(query, instance, isForExpressions, signal, admit, (error) =>
                logger.error('query failed by a fault of the plugin', { queryId, error: describeError(error) })
              )
            );
            return [query.refId, outcome];
          })
        );
        return new Map(outcomes);
      });
    },
    checkHealth: (context, signal): Promise<HealthReport> =>
      instances.use(context, none, ({ upstreams }) =>
        admission
          .admit(callerOf(context, false), signal, () => checkUpstreams(upstreams, missingOf(context), signal), true)
          .catch((error: unknown): HealthReport => ({ status: 'error', message: messageOfRefusal(error) }))
      ),
    callResource: (request, signal): Promise<ResourceResponse> =>
      instances.use(request.context, none, ({ upstreams }) =>
        admission
          .admit(callerOf(request.context, false), signal, () => callResource(request, upstreams, signal), true)
          .catch((error: unknown) => jsonResponse(429, { message: messageOfRefusal(error) }))
      ),
    subscribeStream: (request) => Promise.resolve(parseStreamRequest(request) === undefined ? 'not-found' : 'ok'),
    runStream: async (request, send, signal) => {
      const wanted = parseStreamRequest(request);
      if (wanted !== undefined) {
        const caller: Caller = { ...callerOf(request.context, false), priority: 'background' };
        await instances.use(request.context, none, ({ upstreams, environment }) =>
          admission.stream(caller, signal, send, (admit) =>
            streamAnomalies(wanted, upstreams, environment, send, systemClock, signal, admit)
          )
        );
      }
    },
  };
}

function missingOf({ datasource }: InstanceContext): ReadonlyMap<string, readonly string[]> {
  return datasource === undefined ? new Map() : missingSecrets(datasource);
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

const longestTimerMs = 2 ** 31 - 1;

const systemClock: Clock = {
  nowMs: () => Date.now(),
  // A timer of a longer time would fire at once.
  sleep: (ms, signal) =>
    setTimeout(Math.min(Math.max(0, ms), longestTimerMs), undefined, { signal }).catch(() => undefined),
};

async function answer(
  query: PluginQuery,
  { upstreams, environment }: OpenInstance,
  isForExpressions: boolean,
  signal: AbortSignal,
  admit: Admit,
  logFault: (error: unknown) => void
): Promise<QueryOutcome> {
  try {
    checkTimes(query);
    return success(
      await admit(async () => {
        const frames = await runQuery(query, upstreams, isForExpressions, signal, environment);
        checkAnswer(frames, currentScope().budgets);
        return frames;
      })
    );
  } catch (error) {
    if (error instanceof QueryError || error instanceof UpstreamError) {
      return failure<QueryFailure>({ message: error.message, status: error.status, source: 'downstream' });
    }
    if (signal.aborted) {
      return failure<QueryFailure>({ message: 'the query was cancelled', status: 499, source: 'downstream' });
    }
    logFault(error);
    return failure<QueryFailure>({
      message: 'the analysis failed through a fault of the Covary plugin; its log has the details',
      status: 500,
      source: 'plugin',
    });
  }
}

function callerOf({ orgId, user }: InstanceContext, fromAlert: boolean): Caller {
  return fromAlert
    ? { priority: 'alert', user: `${orgId}/alert rules` }
    : { priority: 'dashboard', user: `${orgId}/${user?.login ?? ''}` };
}

function isFromAlert(request: QueryRequest): boolean {
  return isMarked(request, 'fromalert');
}

/** Whether Grafana's expressions (reduce, math) are to work on the answer: like a rule they take numbers, not tables. */
function isFromExpression(request: QueryRequest): boolean {
  return isMarked(request, 'x-grafana-from-expr');
}

/** Grafana marks requests by headers; those of HTTP have a prefix. */
function isMarked({ headers }: QueryRequest, mark: string): boolean {
  return [...headers].some(([name, value]) => name.toLowerCase().replace(/^http_/, '') === mark && value === 'true');
}

/**
 * `GET upstream-kinds`: the kinds of stores, what settings each takes and how it is asked, for the editors.
 * `GET labels`: {@link labelResource}. `GET check`: {@link checkResource}. `POST preview`: {@link previewResource}.
 * `POST explain`: {@link explainResource}.
 */
async function callResource(
  { context, method, path, url, body }: ResourceRequest,
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<ResourceResponse> {
  const name = path.replace(/^\/|\/$/g, '');
  const taken = resources.get(name);
  if (taken === undefined) {
    return jsonResponse(404, { message: `there is no resource "${path}"` });
  }
  if (method !== taken) {
    return jsonResponse(405, { message: `"${path}" takes ${taken} only` });
  }
  if (body.length > longestBody) {
    return jsonResponse(413, { message: `"${name}" was sent ${body.length} bytes, and takes at most ${longestBody}` });
  }
  switch (name) {
    case 'labels':
      return labelResource(url, upstreams, signal);
    case 'check':
      return checkResource(url, upstreams, missingOf(context), signal);
    case 'preview':
      return previewResource(jsonOf(body), upstreams, signal);
    case 'explain':
      return explainResource(jsonOf(body), upstreams);
    default:
      return jsonResponse(200, { kinds: upstreamKinds.map(({ declare }) => declare()) });
  }
}

/** No question of the editors is longer. */
const longestBody = 1024 * 1024;

/** What can be called, and by which method. */
const resources: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  ['upstream-kinds', 'GET'],
  ['labels', 'GET'],
  ['check', 'GET'],
  ['preview', 'POST'],
  ['explain', 'POST'],
]);

/** Why something was not let in. @throws whatever else went wrong */
function messageOfRefusal(error: unknown): string {
  if (error instanceof QueryError) {
    return error.message;
  }
  throw error;
}

/** A body's JSON; undefined where it is none. */
function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

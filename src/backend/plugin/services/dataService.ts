import { type handleUnaryCall } from '@grpc/grpc-js';
import { failure, type Result, success } from '../../../core/result';
import { takingTurns } from '../../workers/takingTurns';
import { type Application, type PluginQuery, type QueryFailure, type QueryOutcome } from '../application';
import { describeError } from '../describeError';
import { encodeAnswer } from '../encodeAnswer';
import {
  DataFrameFormat,
  type DataQuery,
  type DataResponse,
  DataService,
  type QueryDataRequest,
} from '../generated/pluginv2';
import { instanceContext } from '../instanceContext';
import { InvalidRequest } from '../invalidRequest';
import { type Logger } from '../../telemetry/logger';
import { type QueryMetrics, type QueryResult } from '../../telemetry/registerQueryMetrics';
import { parseJson } from '../parseJson';
import { serializeQueryDataResponse } from '../serializeQueryDataResponse';
import { unaryCall } from '../unaryCall';

/** The service whose answers are bytes already: gRPC's library would write them in one go. */
export const dataDefinition = {
  ...DataService,
  queryData: { ...DataService.queryData, responseSerialize: (bytes: Buffer): Buffer => bytes },
};

/** The handlers of {@link dataDefinition}. */
export interface DataHandlers {
  readonly [name: string]: handleUnaryCall<QueryDataRequest, Buffer>;
  readonly queryData: handleUnaryCall<QueryDataRequest, Buffer>;
}

/** Answers queries: a fault of one query is an error on its refId and leaves the others alone. */
export function dataService(application: Application, metrics: QueryMetrics, logger: Logger): DataHandlers {
  const queryData = async (request: QueryDataRequest, signal: AbortSignal): Promise<Buffer> => {
    const startMs = performance.now();
    try {
      const outcomes = await queryOutcomes(application, request, signal);
      const responses = new Map<string, DataResponse>();
      for (const [refId, outcome] of outcomes) {
        const encoded = await encodeOutcome(refId, outcome, logger);
        metrics.countQuery(queryResult(encoded, signal));
        responses.set(refId, encoded.ok ? framesResponse(encoded.value) : failedResponse(encoded.error));
      }
      return await takingTurns(serializeQueryDataResponse({ responses }));
    } catch (error) {
      request.queries.forEach(() => metrics.countQuery(signal.aborted ? 'cancelled' : 'plugin'));
      throw error;
    } finally {
      metrics.measureRequest((performance.now() - startMs) / 1000);
    }
  };
  return { queryData: unaryCall('QueryData', queryData, logger) };
}

async function queryOutcomes(
  application: Application,
  request: QueryDataRequest,
  signal: AbortSignal
): Promise<ReadonlyMap<string, QueryOutcome>> {
  const context = instanceContext(request.pluginContext);
  const outcomes = new Map<string, QueryOutcome>();
  const queries: PluginQuery[] = [];
  for (const query of request.queries) {
    try {
      queries.push(pluginQuery(query));
    } catch (error) {
      if (!(error instanceof InvalidRequest)) {
        throw error;
      }
      outcomes.set(query.refId, failure({ message: error.message, status: 400, source: 'downstream' }));
    }
  }
  if (queries.length > 0) {
    const answered = await application.queryData({ context, headers: request.headers, queries }, signal);
    for (const { refId } of queries) {
      outcomes.set(refId, answered.get(refId) ?? failure(pluginFault('the plugin gave no answer to the query')));
    }
  }
  return outcomes;
}

/** @throws InvalidRequest when the query is no JSON, or too long */
function pluginQuery(query: DataQuery): PluginQuery {
  return {
    refId: query.refId,
    queryType: query.queryType,
    model: parseJson(query.json, 'query') ?? {},
    fromMs: query.timeRange?.fromEpochMS ?? 0,
    toMs: query.timeRange?.toEpochMS ?? 0,
    intervalMs: query.intervalMS,
    maxDataPoints: query.maxDataPoints,
  };
}

const emptyResponse: DataResponse = {
  frames: [],
  error: '',
  jsonMeta: Buffer.alloc(0),
  status: 0,
  errorSource: '',
  format: DataFrameFormat.ARROW,
};

async function encodeOutcome(
  refId: string,
  outcome: QueryOutcome,
  logger: Logger
): Promise<Result<readonly Buffer[], QueryFailure>> {
  if (!outcome.ok) {
    return outcome;
  }
  try {
    const frames = outcome.value.map((frame) => ({ refId, ...frame }));
    return success(await takingTurns(encodeAnswer(frames)));
  } catch (error) {
    logger.error('frames could not be encoded', { refId, error: describeError(error) });
    return failure(pluginFault('the plugin could not encode its result: see its log'));
  }
}

function queryResult(outcome: Result<unknown, QueryFailure>, signal: AbortSignal): QueryResult {
  if (signal.aborted) {
    return 'cancelled';
  }
  return outcome.ok ? 'ok' : outcome.error.source;
}

function framesResponse(frames: readonly Buffer[]): DataResponse {
  return { ...emptyResponse, frames: [...frames], status: 200 };
}

function failedResponse({ message, status, source }: QueryFailure): DataResponse {
  return { ...emptyResponse, error: message, status, errorSource: source };
}

function pluginFault(message: string): QueryFailure {
  return { message, status: 500, source: 'plugin' };
}

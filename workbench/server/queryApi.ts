import { z } from 'zod';
import { decodeArrowFrame } from '../../src/frames/arrow/decodeArrowFrame';
import { encodeJsonFrame } from '../../src/frames/schema/encodeJsonFrame';
import {
  DataFrameFormat,
  type DataQuery,
  type DataResponse,
  type QueryDataResponse,
} from '../../src/backend/plugin/generated/pluginv2';
import { type Backend } from './backendProcess';
import { unary } from './unary';

type Context = Parameters<Backend['data']['queryData']>[0]['pluginContext'];

const queryModel = z.looseObject({
  refId: z.string(),
  datasource: z.object({ uid: z.string() }),
  queryType: z.string().default(''),
  intervalMs: z.number().default(1000),
  maxDataPoints: z.number().default(100),
});

const epochMs = z.string().regex(/^\d+$/, 'is no time in epoch milliseconds').transform(Number);

const queryRequest = z.object({ from: epochMs, to: epochMs, queries: z.array(queryModel).min(1) });

type QueryRequest = z.infer<typeof queryRequest>;

/** The body of /api/ds/query, as far as one data source is asked. */
export const parseQueryRequest = (body: unknown): QueryRequest => queryRequest.parse(body);

export interface QueryAnswer {
  readonly status: number;
  readonly json: string;
}

/** Runs the queries in the backend and writes the answer as Grafana's /api/ds/query does, Arrow decoded to JSON; alert rules mark theirs. */
export async function answerQueries(
  backend: Backend,
  pluginContext: Context,
  { from, to, queries }: QueryRequest,
  isFromAlert: boolean,
  signal: AbortSignal
): Promise<QueryAnswer> {
  const request = {
    pluginContext,
    headers: new Map<string, string>(isFromAlert ? [['FromAlert', 'true']] : []),
    format: DataFrameFormat.ARROW,
    queries: queries.map((query): DataQuery => ({
      refId: query.refId,
      queryType: query.queryType,
      intervalMS: query.intervalMs,
      maxDataPoints: query.maxDataPoints,
      timeRange: { fromEpochMS: from, toEpochMS: to },
      json: Buffer.from(JSON.stringify(query)),
    })),
  };
  const { responses } = await unary<QueryDataResponse>((done) => backend.data.queryData(request, done), signal);
  const results = [...responses].map(([refId, response]) => `${JSON.stringify(refId)}:${resultJson(response)}`);
  const failed = [...responses.values()].some(({ error }) => error !== '');
  return { status: failed ? 400 : 200, json: `{"results":{${results.join(',')}}}` };
}

function resultJson({ frames, error, status, errorSource }: DataResponse): string {
  const head = JSON.stringify({ status: status || 200, ...(error === '' ? {} : { error, errorSource }) });
  const decoded = frames.map((frame) => encodeJsonFrame(decodeArrowFrame(frame)));
  return `${head.slice(0, -1)},"frames":[${decoded.join(',')}]}`;
}

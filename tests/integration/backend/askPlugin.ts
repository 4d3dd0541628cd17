import { Metadata, type ServiceError } from '@grpc/grpc-js';
import {
  type DataResponse,
  QueryDataRequest,
  type QueryDataResponse,
} from '../../../src/backend/plugin/generated/pluginv2';
import { pluginContext, type PluginHost, unary } from './pluginHost';

/** A query to a running backend, through a data source with one upstream, "store". */
export interface PluginQuestion {
  readonly upstream: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly query: unknown;
  /** Ten minutes of the fifth of January 2026 where it is left out. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Names the data source, so that each has settings of its own. */
  readonly settingsId?: string;
  readonly user?: string;
  readonly role?: string;
  readonly isFromAlert?: boolean;
  /** The trace in which it is asked. */
  readonly traceparent?: string;
  /** Cancels the call. */
  readonly signal?: AbortSignal;
}

const defaultFromMs = Date.UTC(2026, 0, 5);

/** Asks a query as Grafana does; resolves to the answer to it. */
export async function askPlugin(host: Pick<PluginHost, 'data'>, question: PluginQuestion): Promise<DataResponse> {
  const { upstream, secrets = {}, query, fromMs = defaultFromMs, toMs = defaultFromMs + 600_000, signal } = question;
  const { settingsId = JSON.stringify(upstream), user = 'viewer', role, traceparent } = question;
  const metadata = new Metadata();
  if (traceparent !== undefined) {
    metadata.set('traceparent', traceparent);
  }
  const request = QueryDataRequest.fromPartial({
    pluginContext: pluginContext({ upstreams: [{ name: 'store', ...upstream }] }, secrets, { settingsId, user, role }),
    headers: question.isFromAlert === true ? new Map([['FromAlert', 'true']]) : new Map(),
    queries: [
      {
        refId: 'A',
        maxDataPoints: 1000,
        intervalMS: 60_000,
        timeRange: { fromEpochMS: fromMs, toEpochMS: toMs },
        json: Buffer.from(typeof query === 'string' ? query : JSON.stringify(query)),
      },
    ],
  });
  const { responses } = await unary<QueryDataResponse>(
    (callback: (error: ServiceError | null, response: QueryDataResponse) => void) => {
      const call = host.data.queryData(request, metadata, callback);
      signal?.addEventListener('abort', () => call.cancel(), { once: true });
    }
  );
  const answer = responses.get('A');
  if (answer === undefined) {
    throw new Error('the query has no answer');
  }
  return answer;
}

import { failure, success } from '../../../src/core/result';
import { type WireFrame } from '../../../src/frames/schema/wireFrame';
import {
  type Application,
  type PluginQuery,
  type QueryOutcome,
  type QueryRequest,
} from '../../../src/backend/plugin/application';
import { runPlugin } from '../../../src/backend/plugin/runPlugin';

const startMs = Date.UTC(2025, 0, 1);
const minuteMs = 60_000;

/** What a test asks of {@link testApplication}: the query model. */
export type TestQuery =
  | { readonly kind: 'frame'; readonly rows: number }
  | { readonly kind: 'many'; readonly frames: number; readonly rows: number }
  | { readonly kind: 'columnless' }
  | { readonly kind: 'echo' }
  | { readonly kind: 'fail' }
  | { readonly kind: 'unencodable' }
  | { readonly kind: 'throw' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'crash' };

/** An application that does what its queries say, to see the protocol around it at work. */
const application: Application = {
  async queryData(request, signal) {
    const outcomes = await Promise.all(
      request.queries.map(async (query) => [query.refId, await answer(query, request, signal)] as const)
    );
    return new Map(outcomes.flatMap(([refId, outcome]) => (outcome ? [[refId, outcome]] : [])));
  },
  async checkHealth({ datasource, grafanaConfig }) {
    return {
      status: datasource ? 'ok' : 'error',
      message: datasource ? `${datasource.name} answers` : 'no data source',
      details: {
        jsonData: datasource?.jsonData,
        secretKeys: Array.from(datasource?.secrets.keys() ?? []),
        appUrl: grafanaConfig.get('GF_APP_URL'),
      },
    };
  },
  async callResource({ path, method, url, headers, body }) {
    return {
      status: path === 'missing' ? 404 : 200,
      headers: new Map([['content-type', ['application/json']]]),
      body: Buffer.from(
        JSON.stringify({ path, method, url, accept: headers.get('Accept'), body: Buffer.from(body).toString() })
      ),
    };
  },
  async subscribeStream({ path }) {
    if (path === 'secret') {
      return 'permission-denied';
    }
    return /^(count|mixed)\//.test(path) ? 'ok' : 'not-found';
  },
  async runStream({ path }, send, signal) {
    const [kind, count] = path.split('/');
    for (let index = 0; index < Number(count) && !signal.aborted; index++) {
      await send(kind === 'mixed' ? mixedFrame(4) : seriesFrame(index, 1));
    }
    if (signal.aborted) {
      process.stderr.write('stream stopped\n');
    }
  },
};

async function answer(query: PluginQuery, request: QueryRequest, signal: AbortSignal): Promise<QueryOutcome | null> {
  const model = query.model as TestQuery;
  switch (model.kind) {
    case 'frame':
      return success([mixedFrame(model.rows)]);
    case 'many':
      return success(Array.from({ length: model.frames }, (_, index) => seriesFrame(index, model.rows)));
    case 'columnless':
      return success([{ name: 'columnless', fields: [] }]);
    case 'echo':
      return success([echoFrame(query, request)]);
    case 'fail':
      return failure({ message: 'the store is down', status: 502, source: 'downstream' });
    case 'unencodable':
      return success([{ fields: [textField('a', ['x']), textField('b', [])] }]);
    case 'throw':
      throw new Error('secret detail');
    case 'wait':
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          process.stderr.write('query stopped\n');
          reject(signal.reason);
        });
      });
    case 'silent':
      return null;
    case 'crash':
      setImmediate(() => {
        throw new Error('boom');
      });
      return success([]);
  }
}

function textField(name: string, values: ReadonlyArray<string | null>): WireFrame['fields'][number] {
  return { name, type: 'string', values };
}

function seriesFrame(index: number, rows: number): WireFrame {
  return {
    name: `series ${index}`,
    meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
    fields: [
      { name: 'time', type: 'time', values: Float64Array.from({ length: rows }, (_, row) => startMs + row * minuteMs) },
      {
        name: 'value',
        type: 'number',
        values: Float64Array.from({ length: rows }, (_, row) => index + row / 10),
        labels: { pod: `pod-${index}` },
      },
    ],
  };
}

function mixedFrame(rows: number): WireFrame {
  const column = <T>(value: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => value(row));
  return {
    name: 'mixed',
    meta: { custom: { kind: 'anomaly' }, notices: [{ severity: 'warning', text: 'one gap' }] },
    fields: [
      { name: 'time', type: 'time', values: Float64Array.from(column((row) => startMs + row * minuteMs)) },
      {
        name: 'value',
        type: 'number',
        values: Float64Array.from(column((row) => (row % 3 === 1 ? NaN : row + 0.5))),
        labels: { pod: 'a', zone: 'ü' },
        config: { displayNameFromDS: 'value of a', unit: 'ms', decimals: 2 },
      },
      {
        name: 'gapped',
        type: 'number',
        nullable: true,
        values: Float64Array.from(column((row) => (row % 3 === 1 ? NaN : row))),
      },
      textField(
        'text',
        column((row) => ['', 'überall', 'a'][row % 3] ?? '')
      ),
      textField(
        'maybe',
        column((row) => (row % 2 === 0 ? null : `t${row}`))
      ),
      { name: 'flag', type: 'boolean', values: column((row) => row % 2 === 1) },
    ],
  };
}

function echoFrame(query: PluginQuery, { headers, context }: QueryRequest): WireFrame {
  const facts = {
    ...query,
    fromAlert: headers.get('FromAlert'),
    user: context.user?.login,
    orgId: context.orgId,
    secret: context.datasource?.secrets.get('token'),
    updatedMs: context.datasource?.updatedMs,
  };
  return { fields: [textField('json', [JSON.stringify(facts)])] };
}

void runPlugin(() => application);

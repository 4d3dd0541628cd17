import { type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import {
  CheckHealthResponse_HealthStatus,
  type CheckHealthResponse,
} from '../../src/backend/plugin/generated/pluginv2';
import { type Backend } from './backendProcess';
import { readDashboards } from './dashboards';
import { publicSettings, type DataSource, type DataSources } from './dataSources';
import { clientGone, HttpError, readJson, sendJson } from './http';
import { answerStream } from './liveApi';
import { pluginMeta, type BuiltPlugin } from './pluginCatalogue';
import { pluginContext } from './pluginContext';
import { answerQueries, parseQueryRequest } from './queryApi';
import { answerResource } from './resourceApi';
import { unary } from './unary';

export interface ApiParts {
  readonly backend: Backend;
  readonly plugins: readonly BuiltPlugin[];
  readonly dataSources: DataSources;
  readonly dashboardFolders: readonly string[];
  readonly appUrl: string;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly names: readonly string[];
}

type Handler = (call: Call) => Promise<void> | void;
type Route = readonly [method: string, path: RegExp, handler: Handler];

const healthNames: Readonly<Record<number, string>> = {
  [CheckHealthResponse_HealthStatus.OK]: 'OK',
  [CheckHealthResponse_HealthStatus.ERROR]: 'ERROR',
};

const appSettings = z.object({ jsonData: z.record(z.string(), z.unknown()).default({}) });

/** The part of Grafana's HTTP API that plugins on the page use. */
export function createApi(
  parts: ApiParts
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  const { backend, plugins, dataSources, dashboardFolders, appUrl } = parts;
  const appJsonData = new Map<string, Record<string, unknown>>();

  const dataSource = (uid: string | undefined): DataSource => {
    const found = uid === undefined ? undefined : dataSources.get(uid);
    if (found === undefined) {
      throw new HttpError(404, 'data source not found');
    }
    return found;
  };
  const plugin = (id: string | undefined): BuiltPlugin => {
    const found = plugins.find(({ json }) => json.id === id);
    if (found === undefined) {
      throw new HttpError(404, 'plugin not found');
    }
    return found;
  };
  const contextOf = (settings: DataSource) => pluginContext(settings, plugin(settings.type).json.info.version, appUrl);
  const json = (response: ServerResponse, value: unknown, status = 200): void =>
    sendJson(response, status, JSON.stringify(value));

  const query: Handler = async ({ request, response }) => {
    const asked = parseQueryRequest(await readJson(request));
    const uids = [...new Set(asked.queries.map((one) => one.datasource.uid))];
    if (uids.length > 1) {
      throw new HttpError(400, 'a request may ask one data source only');
    }
    const isFromAlert = request.headers['fromalert'] === 'true';
    const context = contextOf(dataSource(uids[0]));
    const answer = await answerQueries(backend, context, asked, isFromAlert, clientGone(response));
    sendJson(response, answer.status, answer.json);
  };

  const health: Handler = async ({ response, names: [uid] }) => {
    const request = { pluginContext: contextOf(dataSource(uid)), headers: new Map<string, string>() };
    const { status, message, jsonDetails } = await unary<CheckHealthResponse>(
      (done) => backend.diagnostics.checkHealth(request, done),
      clientGone(response)
    );
    const details: unknown = jsonDetails.length === 0 ? {} : JSON.parse(jsonDetails.toString('utf8'));
    const isOk = status === CheckHealthResponse_HealthStatus.OK;
    json(response, { status: healthNames[status] ?? 'UNKNOWN', message, details }, isOk ? 200 : 400);
  };

  const updateDataSource: Handler = async ({ request, response, names: [uid] }) => {
    const after = dataSources.update(dataSource(uid), await readJson(request));
    json(response, {
      message: 'Datasource updated',
      id: after.id,
      name: after.name,
      datasource: publicSettings(after),
    });
  };

  const resource: Handler = ({ request, response, names: [uid, path = ''] }) =>
    answerResource(backend, contextOf(dataSource(uid)), path, request, response);

  const live: Handler = ({ response, url }) => {
    const [, uid, path] = /^ds\/([^/]+)\/(.+)$/.exec(url.searchParams.get('channel') ?? '') ?? [];
    return answerStream(backend, contextOf(dataSource(uid)), path ?? '', url.searchParams.get('data') ?? '', response);
  };

  const dashboard: Handler = async ({ response, names: [uid] }) => {
    const found = (await readDashboards(dashboardFolders)).find((one) => one.uid === uid);
    if (found === undefined) {
      throw new HttpError(404, 'dashboard not found');
    }
    json(response, { dashboard: found, meta: { provisioned: true, canEdit: false, canSave: false, slug: found.uid } });
  };

  const search: Handler = async ({ response }) => {
    const found = await readDashboards(dashboardFolders);
    json(
      response,
      found.map(({ uid, title, tags }) => ({ uid, title, tags, type: 'dash-db', url: `/d/${uid}` }))
    );
  };

  const settingsOf = (id: string | undefined) => ({
    ...pluginMeta(plugin(id)),
    jsonData: appJsonData.get(id ?? '') ?? {},
  });
  const updateApp: Handler = async ({ request, response, names: [id = ''] }) => {
    plugin(id);
    appJsonData.set(id, appSettings.parse(await readJson(request)).jsonData);
    json(response, { message: 'Plugin settings updated' });
  };

  const routes: readonly Route[] = [
    ['POST', /^\/api\/ds\/query$/, query],
    // Nobody annotates anything here.
    ['GET', /^\/api\/prometheus\/grafana\/api\/v1\/rules$/, ({ response }) => json(response, { data: { groups: [] } })],
    ['GET', /^\/api\/annotations$/, ({ response }) => json(response, [])],
    ['GET', /^\/api\/annotations\/tags$/, ({ response }) => json(response, { result: { tags: [] } })],
    ['GET', /^\/api\/datasources$/, ({ response }) => json(response, dataSources.list().map(publicSettings))],
    [
      'GET',
      /^\/api\/datasources\/uid\/([^/]+)$/,
      ({ response, names }) => json(response, publicSettings(dataSource(names[0]))),
    ],
    ['PUT', /^\/api\/datasources\/uid\/([^/]+)$/, updateDataSource],
    ['GET', /^\/api\/datasources\/uid\/([^/]+)\/health$/, health],
    ['*', /^\/api\/datasources\/uid\/([^/]+)\/resources\/(.*)$/, resource],
    ['GET', /^\/api\/live\/stream$/, live],
    ['GET', /^\/api\/dashboards\/uid\/([^/]+)$/, dashboard],
    ['GET', /^\/api\/search$/, search],
    ['GET', /^\/api\/plugins\/([^/]+)\/settings$/, ({ response, names }) => json(response, settingsOf(names[0]))],
    ['POST', /^\/api\/plugins\/([^/]+)\/settings$/, updateApp],
  ];

  return async (request, response, url) => {
    for (const [method, path, handler] of routes) {
      const match = path.exec(url.pathname);
      if (match !== null && (method === '*' || method === request.method)) {
        await handler({ request, response, url, names: match.slice(1).map(decodeURIComponent) });
        return;
      }
    }
    throw new HttpError(404, `the workbench does not answer ${request.method ?? ''} ${url.pathname}`);
  };
}

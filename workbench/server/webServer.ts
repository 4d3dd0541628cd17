import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { bootScript } from './bootScript';
import { createApi, type ApiParts } from './api';
import { readDashboards } from './dashboards';
import { HttpError, sendJson } from './http';
import { refusal } from './requestGuard';
import { fileInside, sendFile } from './staticFiles';

export interface WebParts extends Omit<ApiParts, 'appUrl'> {
  readonly root: string;
  readonly grafanaVersion: string;
}

/** Icons that @grafana/ui uses and does not ship. */
const missingIcons = ['unicons/spinner.svg', 'unicons/angle-double-left.svg', 'unicons/sync-slash.svg'];

/** The page, the built plugins and the API on 127.0.0.1; resolves when it listens. */
export function startWebServer(parts: WebParts, port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const listening = typeof address === 'object' && address !== null ? address.port : port;
      server.off('error', reject);
      server.on('request', requestHandler(parts, listening));
      resolve(server);
    });
  });
}

function requestHandler(parts: WebParts, port: number): (request: IncomingMessage, response: ServerResponse) => void {
  const api = createApi({ ...parts, appUrl: `http://127.0.0.1:${port}/` });
  const page = join(parts.root, 'workbench/build/page');
  const icons = join(parts.root, 'node_modules/@grafana/ui/dist/public/img/icons');

  const staticFile = (path: string): string | undefined => {
    const [, pluginId, rest] = /^\/public\/plugins\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (pluginId !== undefined && rest !== undefined) {
      const plugin = parts.plugins.find(({ json }) => json.id === pluginId);
      return plugin === undefined ? undefined : fileInside(plugin.directory, rest);
    }
    const [, icon] = /^\/public\/build\/img\/icons\/(.+)$/.exec(path) ?? [];
    if (icon !== undefined) {
      return fileInside(missingIcons.includes(icon) ? join(parts.root, 'workbench/page/icons') : icons, icon);
    }
    const [, asset] = /^\/workbench\/(.+)$/.exec(path) ?? [];
    return asset === undefined ? undefined : fileInside(page, asset);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusal(request, port);
    if (refused !== undefined) {
      throw new HttpError(403, refused);
    }
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith('/api/')) {
      await api(request, response, url);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new HttpError(405, 'method not allowed');
    } else if (path === '/boot.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
      response.end(
        bootScript(parts.plugins, parts.dataSources, await readDashboards(parts.dashboardFolders), parts.grafanaVersion)
      );
    } else if (/^\/(public|workbench)\//.test(path)) {
      if (!(await sendFile(response, staticFile(path)))) {
        throw new HttpError(404, `there is no file ${path}`);
      }
    } else {
      response.setHeader('content-security-policy', "frame-ancestors 'none'");
      await sendFile(response, join(page, 'index.html'));
    }
  };

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
      } else {
        sendJson(
          response,
          statusOf(error),
          JSON.stringify({ message: error instanceof Error ? error.message : String(error) })
        );
      }
    });
  };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpError) {
    return error.status;
  }
  return error instanceof z.ZodError || error instanceof URIError ? 400 : 500;
}

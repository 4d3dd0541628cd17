import { type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type CallResourceResponse, type PluginContext } from '../../src/backend/plugin/generated/pluginv2';
import { type Backend } from './backendProcess';
import { clientGone, readBody } from './http';

/** Passes a resource call on to the backend and its streamed answer back. */
export async function answerResource(
  backend: Backend,
  pluginContext: PluginContext,
  path: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, { values: [value ?? []].flat() }] as const
  );
  const call = backend.resource.callResource({
    pluginContext,
    path,
    method: request.method ?? 'GET',
    url: `${path}${new URL(request.url ?? '/', 'http://workbench').search}`,
    headers: new Map(headers),
    body: await readBody(request),
  });
  clientGone(response).addEventListener('abort', () => call.cancel());
  await pipeline(
    call,
    async function* bodies(packets: AsyncIterable<CallResourceResponse>) {
      for await (const packet of packets) {
        if (!response.headersSent) {
          const contentType = [...packet.headers].find(([name]) => name.toLowerCase() === 'content-type')?.[1]
            .values[0];
          response.writeHead(packet.code || 200, { 'content-type': contentType ?? 'application/json' });
        }
        yield packet.body;
      }
    },
    response
  );
}

import { type ServerResponse } from 'node:http';
import {
  SubscribeStreamResponse_Status,
  type PluginContext,
  type SubscribeStreamResponse,
} from '../../src/backend/plugin/generated/pluginv2';
import { type Backend } from './backendProcess';
import { clientGone, HttpError } from './http';
import { unary } from './unary';

/** Runs a stream of the backend for one page and sends its packets as server-sent events. */
export async function answerStream(
  backend: Backend,
  pluginContext: PluginContext,
  path: string,
  data: string,
  response: ServerResponse
): Promise<void> {
  const request = { pluginContext, path, data: Buffer.from(data), headers: new Map<string, string>() };
  const gone = clientGone(response);
  const subscription = await unary<SubscribeStreamResponse>(
    (done) => backend.stream.subscribeStream(request, done),
    gone
  );
  if (subscription.status !== SubscribeStreamResponse_Status.OK) {
    const found = subscription.status !== SubscribeStreamResponse_Status.NOT_FOUND;
    throw new HttpError(found ? 403 : 404, `the stream ${path} ${found ? 'is not permitted' : 'does not exist'}`);
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  if (subscription.data.length > 0) {
    response.write(`data: ${subscription.data.toString('utf8')}\n\n`);
  }
  const call = backend.stream.runStream(request);
  gone.addEventListener('abort', () => call.cancel());
  call.on('data', (packet: { readonly data: Buffer }) => response.write(`data: ${packet.data.toString('utf8')}\n\n`));
  call.on('end', () => response.end());
  call.on('error', (error) => {
    if (!gone.aborted) {
      response.end(`event: failure\ndata: ${error.message.replace(/\s+/g, ' ')}\n\n`);
    }
  });
}

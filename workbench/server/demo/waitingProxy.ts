import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';

/** An address on 127.0.0.1 that is there before the server behind it. */
export interface WaitingProxy {
  readonly url: string;
  close(): void;
}

/** As long as a request waits: less than the deadline that a store has, so that the reason is what the user reads. */
const patienceMs = 20_000;

/**
 * Listens at once and hands each request on to `target` when that is known; until then requests wait.
 *
 * Where `target` is rejected, or a request has waited 20 s, the answer is status 503 and the reason.
 *
 * @param untilThen the reason while `target` is not known
 */
export async function startWaitingProxy(target: Promise<string>, untilThen: string): Promise<WaitingProxy> {
  target.catch(() => undefined);
  const server = createServer((incoming, response) => {
    void orAfter(target, untilThen)
      .then((url) => handOn(incoming, response, new URL(incoming.url ?? '/', url)))
      .catch((error: unknown) => {
        if (response.headersSent) {
          response.destroy();
        } else {
          response.writeHead(503).end(error instanceof Error ? error.message : String(error));
        }
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the proxy listens on no port');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function orAfter(target: Promise<string>, reason: string): Promise<string> {
  const over = new AbortController();
  const late = setTimeout(patienceMs, undefined, { signal: over.signal }).then(() => Promise.reject(new Error(reason)));
  try {
    return await Promise.race([target, late]);
  } finally {
    over.abort();
  }
}

async function handOn(incoming: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const outgoing = request(url, { method: incoming.method, headers: { ...incoming.headers, host: url.host } });
  response.once('close', () => outgoing.destroy());
  const [, answer] = await Promise.all([pipeline(incoming, outgoing), answerTo(outgoing)]);
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  await pipeline(answer, response);
}

function answerTo(outgoing: ReturnType<typeof request>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** Path and query string as they came. */
  readonly url: string;
  readonly parameters: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the fake answers a request with: undefined leaves it without an answer, 'drop' closes the connection. */
export type Answer =
  | { readonly status?: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | 'drop'
  | undefined;

export interface FakeServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** An HTTP server on a free port that answers as it is told and remembers what it was asked. */
export async function startFakeServer(answer: (request: ReceivedRequest) => Answer): Promise<FakeServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => void handle(incoming, response));
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(Buffer.from(chunk));
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const url = new URL(incoming.url ?? '/', 'http://fake');
    const isForm = incoming.headers['content-type'] === 'application/x-www-form-urlencoded';
    const request: ReceivedRequest = {
      method: incoming.method ?? '',
      path: url.pathname,
      url: incoming.url ?? '',
      parameters: isForm ? new URLSearchParams(body) : url.searchParams,
      headers: incoming.headers,
      body,
    };
    requests.push(request);
    const given = answer(request);
    if (given === 'drop') {
      incoming.socket.destroy();
    } else if (given !== undefined) {
      response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers });
      response.end(given.body);
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

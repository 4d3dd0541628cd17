import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type FakeServer, type ReceivedRequest, startFakeServer } from '../contract/upstreams/fakeServer';

const exchange = z.strictObject({
  /** The method, the path with its query, the tenant and the body where there were any. */
  request: z.string(),
  status: z.number(),
  type: z.string(),
  answer: z.string(),
});
type Exchange = z.infer<typeof exchange>;

/** What a real server answered. */
export const recording = z.strictObject({
  /** What the server calls itself. */
  server: z.string(),
  /** When the shop's first minute ended. */
  fromMs: z.number(),
  /** When it was asked. */
  nowMs: z.number(),
  exchanges: z.array(exchange),
});
export type Recording = z.infer<typeof recording>;

/** Passes requests on to a server and keeps what it answers, each request once. */
export interface Recorder {
  readonly url: string;
  readonly exchanges: () => readonly Exchange[];
  close(): Promise<void>;
}

const passedOn = ['accept', 'authorization', 'content-type', 'x-loki-response-encoding-flags', 'x-scope-orgid'];

export async function startRecorder(target: string): Promise<Recorder> {
  const kept = new Map<string, Exchange>();
  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(Buffer.from(chunk));
    }
    const body = Buffer.concat(chunks).toString();
    const headers = passedOn.flatMap((name) => {
      const value = incoming.headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const method = incoming.method ?? 'GET';
    const answered = await fetch(`${target}${incoming.url}`, {
      method,
      headers: Object.fromEntries(headers),
      ...(body === '' ? {} : { body }),
    });
    const answer = await answered.text();
    const type = answered.headers.get('content-type') ?? '';
    const request = requestText(method, incoming.url ?? '', incoming.headers, body);
    kept.set(request, { request, status: answered.status, type, answer: withoutStatistics(answer) });
    response.writeHead(answered.status, { 'content-type': type });
    response.end(answer);
  };
  const server = createServer((incoming, response) => void pass(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    exchanges: () => [...kept.values()],
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Loki tells at length of the work that an answer was, as the last part of it. */
function withoutStatistics(answer: string): string {
  return answer.replace(/,"stats":\{.*\}(\}\}\s*)$/s, '$1');
}

/** A server that answers what was recorded, and nothing else. */
export function startReplay({ exchanges }: Recording): Promise<FakeServer> {
  const known = new Map(exchanges.map((one) => [one.request, one]));
  return startFakeServer(({ method, url, headers, body }: ReceivedRequest) => {
    const { status, type, answer } = known.get(requestText(method, url, headers, body)) ?? {
      status: 501,
      type: 'text/plain',
      answer: `not recorded: ${requestText(method, url, headers, body)}`,
    };
    return { status, headers: { 'content-type': type }, body: answer };
  });
}

function requestText(method: string, url: string, headers: IncomingMessage['headers'], body: string): string {
  const tenant = headers['x-scope-orgid'];
  return [method, url, tenant === undefined ? '' : `tenant ${String(tenant)}`, body]
    .filter((part) => part !== '')
    .join(' ');
}

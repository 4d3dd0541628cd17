import { once } from 'node:events';
import { createServer } from 'node:http';

export interface SineStore {
  readonly url: string;
  /** Resolves when the next answer has been sent. */
  answered(): Promise<void>;
  close(): void;
}

/** A Prometheus that answers any range query with as many series of waves as the expression says: "waves(100)". */
export async function startSineStore(): Promise<SineStore> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
    if (!pathname.endsWith('/query_range')) {
      response.writeHead(404).end();
      return;
    }
    const number = (name: string): number => Number(searchParams.get(name));
    const [start, end, step] = [number('start'), number('end'), number('step')];
    const count = Number(/\d+/.exec(searchParams.get('query') ?? '')?.[0]);
    const result = Array.from({ length: count }, (_, s) => ({
      metric: { instance: `node-${s}` },
      values: Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => [
        start + i * step,
        String(100 + 20 * Math.sin((i * (s + 3)) / 97) + ((i * 31 + s * 17) % 23)),
      ]),
    }));
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }), () => {
      server.emit('answered');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    answered: async () => {
      await once(server, 'answered');
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

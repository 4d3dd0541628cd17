import { once } from 'node:events';
import { createServer } from 'node:http';
import { faults } from './faults';

export interface FaultStore {
  /** The address under which the store has a fault. */
  urlOf(fault: string): string;
  close(): void;
}

/** One server that misbehaves in the way that the first part of the path says, by its place in the list. */
export async function startFaultStore(): Promise<FaultStore> {
  const server = createServer((request, response) => {
    const index = Number(/^\/(\d+)\//.exec(request.url ?? '')?.[1]);
    response.on('error', () => undefined);
    request.resume();
    faults[index]?.respond(response, request);
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : '';
  return {
    urlOf: (fault) => `http://127.0.0.1:${port}/${faults.findIndex(({ name }) => name === fault)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

import { Server, ServerCredentials } from '@grpc/grpc-js';

/** A collector of traces (OTLP over gRPC) that keeps what it is sent. */
export interface TraceReceiver {
  readonly address: string;
  /** Whether any of the messages holds these bytes: a name, or an id. */
  holds(bytes: Buffer | string): boolean;
  close(): void;
}

const same = (bytes: Buffer): Buffer => bytes;

export async function startTraceReceiver(): Promise<TraceReceiver> {
  const received: Buffer[] = [];
  const server = new Server();
  server.addService(
    {
      export: {
        path: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
        requestStream: false,
        responseStream: false,
        requestSerialize: same,
        requestDeserialize: same,
        responseSerialize: same,
        responseDeserialize: same,
      },
    },
    {
      export: (call: { readonly request: Buffer }, callback: (error: null, response: Buffer) => void) => {
        received.push(call.request);
        callback(null, Buffer.alloc(0));
      },
    }
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error)
    );
  });
  return {
    address: `127.0.0.1:${port}`,
    holds: (bytes) => received.some((message) => message.includes(bytes)),
    close: () => server.forceShutdown(),
  };
}

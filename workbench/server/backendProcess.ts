import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { credentials } from '@grpc/grpc-js';
import { GRPCControllerClient, GRPCStdioClient } from '../../src/backend/plugin/generated/goplugin';
import {
  DataClient,
  DiagnosticsClient,
  ResourceClient,
  StreamClient,
} from '../../src/backend/plugin/generated/pluginv2';

/** What Grafana holds of a running backend plugin. */
export interface Backend {
  readonly data: DataClient;
  readonly diagnostics: DiagnosticsClient;
  readonly resource: ResourceClient;
  readonly stream: StreamClient;
  readonly exited: Promise<number | null>;
  /** Asks the process to end, and ends it where it does not within two seconds, as Grafana does. */
  stop(): Promise<void>;
}

const handshakeTimeoutMs = 10_000;
const stopTimeoutMs = 2_000;
const messageLimit = 1024 * 1024 * 1024;

type BackendChild = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the executable and connects to it as Grafana does: cookie in the environment, address on standard output. */
export async function startBackend(executable: string, onLog: (line: string) => void): Promise<Backend> {
  const child = spawn(executable, [], {
    env: { ...process.env, grafana_plugin_type: 'datasource' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  createInterface({ input: child.stderr }).on('line', onLog);
  const address = await handshake(child, executable);
  const options = { 'grpc.max_receive_message_length': messageLimit, 'grpc.max_send_message_length': messageLimit };
  const insecure = credentials.createInsecure();
  const data = new DataClient(address, insecure, options);
  const diagnostics = new DiagnosticsClient(address, insecure, options);
  const resource = new ResourceClient(address, insecure, options);
  const stream = new StreamClient(address, insecure, options);
  const controller = new GRPCControllerClient(address, insecure);
  const stdio = new GRPCStdioClient(address, insecure);
  // held open while the host lives: its end tells the backend that the host is gone
  const output = stdio.streamStdio({});
  output.on('data', () => undefined);
  output.on('error', () => undefined);

  const stop = async (): Promise<void> => {
    controller.shutdown({}, () => undefined);
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await exited;
    clearTimeout(timer);
    for (const client of [data, diagnostics, resource, stream, controller, stdio]) {
      client.close();
    }
  };
  return { data, diagnostics, resource, stream, exited, stop };
}

async function handshake(child: BackendChild, executable: string): Promise<string> {
  const lines = createInterface({ input: child.stdout });
  const failed = new AbortController();
  child.once('error', (error) => failed.abort(new Error(`${executable} did not start: ${error.message}`)));
  child.once('exit', (code) => failed.abort(new Error(`${executable} ended with ${code} before its handshake`)));
  const timer = setTimeout(
    () => failed.abort(new Error(`${executable} sent no handshake in ${handshakeTimeoutMs} ms`)),
    handshakeTimeoutMs
  );
  try {
    const [line]: unknown[] = await once(lines, 'line', { signal: failed.signal });
    const address = /^1\|2\|tcp\|(127\.0\.0\.1:\d+)\|grpc$/.exec(String(line))?.[1];
    if (address === undefined) {
      throw new Error(`${executable} sent a wrong handshake: ${String(line)}`);
    }
    return address;
  } catch (error) {
    child.kill('SIGKILL');
    throw failed.signal.aborted ? failed.signal.reason : error;
  } finally {
    clearTimeout(timer);
    lines.close();
    child.stdout.resume();
  }
}

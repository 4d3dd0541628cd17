import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import {
  type ChannelCredentials,
  type Client,
  type ClientOptions,
  credentials,
  type ServiceError,
} from '@grpc/grpc-js';
import { GRPCControllerClient, GRPCStdioClient } from '../../../src/backend/plugin/generated/goplugin';
import { HealthClient } from '../../../src/backend/plugin/generated/health';
import {
  DataClient,
  DiagnosticsClient,
  type PluginContext,
  ResourceClient,
  StreamClient,
} from '../../../src/backend/plugin/generated/pluginv2';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A backend process as a Grafana server has it: started with the cookie, connected, its lifeline open. */
export interface PluginHost {
  readonly process: ChildProcess;
  readonly address: string;
  readonly data: DataClient;
  readonly diagnostics: DiagnosticsClient;
  readonly resource: ResourceClient;
  readonly stream: StreamClient;
  readonly controller: GRPCControllerClient;
  readonly health: HealthClient;
  readonly exit: Promise<Exit>;
  /** What the process wrote on standard error so far. */
  stderr(): string;
  /** What it wrote on standard output after the handshake. */
  stdout(): string;
  /** Resolves when standard error holds the text. */
  logged(text: string): Promise<void>;
  /** Breaks the stream by which the process sees that its host lives. */
  breakLifeline(): void;
  /** Asks the process to end and waits for it. */
  stop(): Promise<Exit>;
}

/** Builds a TypeScript file into an executable script as the build of the plugin builds its backend. */
export function buildExecutable(entry: string, outfile: string): void {
  execFileSync(process.execPath, ['scripts/build-backend.mjs', '--entry', entry, '--outfile', outfile]);
}

/**
 * The plugin's own backend: the packaged executable that COVARY_EXECUTABLE names, else what is built to `outfile`; its path.
 */
export function buildBackend(outfile: string): string {
  const packaged = process.env['COVARY_EXECUTABLE'];
  if (packaged !== undefined) {
    return packaged;
  }
  buildExecutable('src/backend/main.ts', outfile);
  return outfile;
}

export async function startPlugin(
  executable: string,
  environment: Readonly<Record<string, string>> = {}
): Promise<PluginHost> {
  const child = spawn(executable, [], {
    env: { ...process.env, ...environment, grafana_plugin_type: 'datasource' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit').then(([code, signal]): Exit => ({ code, signal }));
  let errors = '';
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const lines = createInterface(child.stdout);
  const handshake = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    exit.then(({ code }) =>
      Promise.reject(new Error(`the backend ended with ${code} before its handshake: ${errors}`))
    ),
  ]);
  lines.on('line', (line) => {
    output += `${line}\n`;
  });
  const [core, protocol, network, address, kind] = handshake.split('|');
  if (core !== '1' || protocol !== '2' || network !== 'tcp' || !address || kind !== 'grpc') {
    throw new Error(`unexpected handshake: ${handshake}`);
  }

  const clients: Client[] = [];
  const connect = <T extends Client>(
    Constructor: new (address: string, channelCredentials: ChannelCredentials, options: ClientOptions) => T
  ): T => {
    const client = new Constructor(address, credentials.createInsecure(), {
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
    });
    clients.push(client);
    return client;
  };
  const controller = connect(GRPCControllerClient);
  const lifeline = connect(GRPCStdioClient).streamStdio({});
  lifeline.on('error', () => undefined);
  lifeline.resume();

  return {
    process: child,
    address,
    data: connect(DataClient),
    diagnostics: connect(DiagnosticsClient),
    resource: connect(ResourceClient),
    stream: connect(StreamClient),
    health: connect(HealthClient),
    controller,
    exit,
    stderr: () => errors,
    stdout: () => output,
    logged: async (text) => {
      while (!errors.includes(text)) {
        await once(child.stderr, 'data');
      }
    },
    breakLifeline: () => lifeline.cancel(),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        await unary((callback) => controller.shutdown({}, callback));
      }
      clients.forEach((client) => client.close());
      return exit;
    },
  };
}

/** The response of a gRPC call as a promise. */
export function unary<Response>(
  call: (callback: (error: ServiceError | null, response: Response) => void) => unknown
): Promise<Response> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error) {
        reject(error);
      } else {
        resolve(response);
      }
    });
  });
}

/** Who asks a data source: its uid, by which its settings are kept, and the user. */
export interface Asker {
  readonly settingsId?: string | undefined;
  readonly user?: string | undefined;
  readonly role?: string | undefined;
}

/** What a Grafana server sends along with every request. */
export function pluginContext(
  jsonData: unknown = {},
  secrets: Readonly<Record<string, string>> = {},
  { settingsId = 'covary', user = 'admin', role = 'Admin' }: Asker = {}
): PluginContext {
  return {
    orgId: 1,
    pluginId: 'covary-analysis-datasource',
    pluginVersion: '0.1.0',
    user: { login: user, name: user, email: `${user}@localhost`, role },
    appInstanceSettings: undefined,
    dataSourceInstanceSettings: {
      id: 1,
      uid: settingsId,
      name: 'Covary',
      url: '',
      user: '',
      database: '',
      basicAuthEnabled: false,
      basicAuthUser: '',
      jsonData: Buffer.from(JSON.stringify(jsonData)),
      decryptedSecureJsonData: new Map(Object.entries(secrets)),
      lastUpdatedMS: 1_700_000_000_000,
      apiVersion: '',
    },
    grafanaConfig: new Map([['GF_APP_URL', 'http://127.0.0.1:3000/']]),
    userAgent: 'Grafana/12.3.0 (linux; amd64)',
    apiVersion: '',
    namespace: 'default',
  };
}

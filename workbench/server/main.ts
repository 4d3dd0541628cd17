import { readFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startBackend, type Backend } from './backendProcess';
import { readDataSources } from './dataSources';
import { hasPrometheus, startDemoPrometheus, type DemoPrometheus } from './demo/demoPrometheus';
import { readBuiltPlugins, type BuiltPlugin } from './pluginCatalogue';
import { startWebServer } from './webServer';
import { usage, workbenchOptions, type WorkbenchOptions } from './workbenchOptions';

const goOperatingSystems: Readonly<Record<string, string>> = { win32: 'windows' };
const goArchitectures: Readonly<Record<string, string>> = { x64: 'amd64' };

/** The path of the backend for this machine, named as Grafana looks for it. */
function backendExecutable(plugins: readonly BuiltPlugin[]): string {
  const plugin = plugins.find(({ json }) => json.type === 'datasource' && json.executable !== undefined);
  if (plugin === undefined) {
    throw new Error('the build holds no data source with a backend');
  }
  const system = goOperatingSystems[platform()] ?? platform();
  const suffix = system === 'windows' ? '.exe' : '';
  return join(
    plugin.directory,
    `${plugin.json.executable ?? ''}_${system}_${goArchitectures[arch()] ?? arch()}${suffix}`
  );
}

const logLine = z.object({ '@level': z.string(), '@message': z.string() });

/** Warnings and errors of the backend go on to the terminal. */
function showLog(line: string): void {
  try {
    const log = logLine.safeParse(JSON.parse(line));
    if (log.success && !['warn', 'error'].includes(log.data['@level'])) {
      return;
    }
  } catch {
    // not a log line: shown as it is
  }
  console.error(`backend: ${line}`);
}

async function serve(root: string, options: WorkbenchOptions): Promise<void> {
  const packageJson = z
    .object({ dependencies: z.object({ '@grafana/data': z.string() }) })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const plugins = await readBuiltPlugins(join(root, 'dist'));
  const types = new Set(plugins.map(({ json }) => json.id));
  console.log('starting the backend …');
  const backend = await startBackend(backendExecutable(plugins), showLog);
  // listened for before the address is printed: whoever reads it may end the workbench at once
  const end = ended(backend);
  end.catch(() => undefined);
  const prometheus = options.demoPrometheus ? await demoPrometheus(root) : undefined;
  try {
    const dataSources = await readDataSources(join(root, 'provisioning/datasources'), options, types, prometheus?.url);
    const parts = {
      root,
      backend,
      plugins,
      dataSources,
      dashboardFolders: [join(root, 'src/datasource/dashboards'), join(root, 'workbench/dashboards')],
      grafanaVersion: packageJson.dependencies['@grafana/data'],
    };
    const server = await startWebServer(parts, options.port);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    console.log(`Covary is on http://127.0.0.1:${port}/  (end with Ctrl-C)`);
    prometheus?.filled.then(
      () => console.log('the Prometheus of the demo answers'),
      (error: unknown) => console.error(`the demo goes without a Prometheus: ${messageOf(error)}`)
    );
    await end;
    server.closeAllConnections();
    server.close();
  } finally {
    await prometheus?.stop();
    await backend.stop();
  }
}

/** A Prometheus of the demo's own; without one, what needs PromQL says so on the dashboards. */
function demoPrometheus(root: string): Promise<DemoPrometheus> | undefined {
  if (!hasPrometheus()) {
    console.log('no prometheus and promtool found: the demo answers selectors of series, but no other PromQL');
    return undefined;
  }
  return startDemoPrometheus(join(root, '.cache/demo-prometheus'), console.log);
}

/** Resolves on Ctrl-C or a termination signal; rejects when the backend ends by itself. */
function ended(backend: Backend): Promise<void> {
  return new Promise((resolve, reject) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    void backend.exited.then((code) => reject(new Error(`the backend ended with ${code}`)));
  });
}

function messageOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'the port is taken; choose another with npm start -- --port N';
  }
  return error instanceof Error ? error.message : String(error);
}

/** Runs the workbench of the project at `root`, once `build` has built the plugin; resolves to the exit code. */
export async function runWorkbench(root: string, args: readonly string[], build: () => Promise<void>): Promise<number> {
  try {
    const options = workbenchOptions(args);
    if (options === 'help') {
      console.log(usage);
      return 0;
    }
    await build();
    await serve(root, options);
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

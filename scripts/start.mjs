/** npm start: builds what is not built yet and runs the workbench. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtStamp } from './builtStamp.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = 20;
/** What the workbench uses of the plugin's own code. */
const sharedSources = [
  'src/backend/plugin/generated',
  'src/backend/upstreams/demo',
  'src/core',
  'src/frames',
  'scripts/demo-workload',
];

const pluginSources = ['src', '.config', 'rspack.config.ts', 'package-lock.json'];

const modifiedMs = async (path) => (existsSync(path) ? (await stat(path)).mtimeMs : 0);

/** When a file of these paths was last changed. */
async function newestMs(paths) {
  const times = await Promise.all(
    paths.map(async (path) => {
      const full = join(root, path);
      if (!existsSync(full) || !(await stat(full)).isDirectory()) {
        return modifiedMs(full);
      }
      const entries = await readdir(full, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return Math.max(
        0,
        ...(await Promise.all(files.map((file) => modifiedMs(join(file.parentPath ?? file.path, file.name)))))
      );
    })
  );
  return Math.max(...times);
}

const isStale = async (output, sources) => (await modifiedMs(join(root, output))) < (await newestMs(sources));

/** Runs a command; what it prints is shown where it fails. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const read = (chunk) => (output += chunk);
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${output}\n${command} ${args.join(' ')} failed`))
    );
  });
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new Error(`Covary needs Node.js ${oldestNode} or newer; this is ${process.version}`);
  }
  if (!existsSync(join(root, 'node_modules'))) {
    throw new Error('the dependencies are not installed; run npm ci first');
  }
  const parameters = process.argv.slice(2);
  // Both builds at once, one for each core.
  const plugin = parameters.includes('--help') ? Promise.resolve() : buildPluginIfStale();
  plugin.catch(() => undefined);
  await buildWorkbenchIfStale();
  const { runWorkbench } = createRequire(import.meta.url)(join(root, 'workbench/build/server/main.cjs'));
  process.exitCode = await runWorkbench(root, parameters, () => plugin);
}

async function buildWorkbenchIfStale() {
  const sources = ['workbench/page', 'workbench/server', 'workbench/stories', ...sharedSources, 'package-lock.json'];
  if (await isStale('workbench/build/server/main.cjs', [...sources, 'scripts/build-workbench.mjs'])) {
    console.log('building the workbench, some seconds …');
    const { buildWorkbench } = await import('./build-workbench.mjs');
    await buildWorkbench();
  }
}

async function buildPluginIfStale() {
  const isBuilt = existsSync(join(root, 'dist/module.js')) && existsSync(builtStamp);
  if (!isBuilt || (await modifiedMs(builtStamp)) < (await newestMs(pluginSources))) {
    console.log('building the plugin, for the first time or since its sources have changed …');
    await run(process.execPath, ['scripts/build.mjs', '--quick']);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

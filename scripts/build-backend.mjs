// Bundles the backend into one script and leaves it under the name of every platform on which Grafana can start a script:
// dist/datasource/gpx_covary_<os>_<arch>. Windows needs a packaged executable instead.
//
//   node scripts/build-backend.mjs                                   for the plugin
//   node scripts/build-backend.mjs --entry FILE.ts --outfile FILE    another program in the same way, for tests
import { chmodSync, copyFileSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'];
const { values: options } = parseArgs({ options: { entry: { type: 'string' }, outfile: { type: 'string' } } });

const entry = path.resolve(options.entry ?? path.join(root, 'src/backend/main.ts'));
const executables = options.outfile
  ? [path.resolve(options.outfile)]
  : platforms.map((platform) => path.join(root, 'dist/datasource', `gpx_covary_${platform}`));
const [first, ...others] = executables;

mkdirSync(path.dirname(first), { recursive: true });
await build({
  entryPoints: [entry],
  tsconfig: path.join(root, 'tsconfig.node.json'),
  outfile: first,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  banner: { js: '#!/usr/bin/env node' },
  legalComments: 'none',
  // Names stay, for the stacks in the log.
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
});
for (const executable of others) {
  copyFileSync(first, executable);
}
for (const executable of executables) {
  chmodSync(executable, 0o755);
}
const kilobytes = Math.round(statSync(first).size / 1024);
console.log(`backend: ${executables.map((file) => path.basename(file)).join(', ')} (${kilobytes} kB each)`);

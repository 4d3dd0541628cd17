// Bundles the backend into one script and leaves it under the name of every platform on which Grafana can start a script:
// dist/datasource/gpx_covary_<os>_<arch>. Windows needs a packaged executable instead.
import { chmodSync, copyFileSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'dist/datasource');
const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'];

const executables = platforms.map((platform) => path.join(target, `gpx_covary_${platform}`));
const [first, ...others] = executables;

mkdirSync(target, { recursive: true });
await build({
  entryPoints: [path.join(root, 'src/backend/main.ts')],
  tsconfig: path.join(root, 'tsconfig.node.json'),
  outfile: first,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  banner: { js: '#!/usr/bin/env node' },
  legalComments: 'none',
  logLevel: 'warning',
});
for (const executable of others) {
  copyFileSync(first, executable);
}
for (const executable of executables) {
  chmodSync(executable, 0o755);
}
const kilobytes = Math.round(statSync(first).size / 1024);
console.log(`backend: dist/datasource/gpx_covary_{${platforms.join(',')}} (${kilobytes} kB)`);

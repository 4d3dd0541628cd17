/** Writes the dashboards that come with the plugin from scripts/dashboards. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const work = await mkdtemp(join(tmpdir(), 'covary-dashboards-'));
const outfile = join(work, 'main.cjs');
await build({
  entryPoints: ['scripts/dashboards/main.ts'],
  tsconfig: 'tsconfig.node.json',
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
await rm(work, { recursive: true });
process.exitCode = status ?? 1;

// Bundles the benchmark for plain Node and runs it at the root of the repository:
//   npm run bench:load -- [--minutes 5] [--heavy 50] [--plot FILE]
//   npm run soak                                    30 minutes with some heavy queries, plotted to soak.svg
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'covary-load-main-'));
try {
  await build({
    entryPoints: [path.join(import.meta.dirname, 'main.ts')],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  const { status } = spawnSync(process.execPath, [path.join(folder, 'main.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: root,
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

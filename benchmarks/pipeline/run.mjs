// Bundles the benchmark and its store for plain Node, and runs it: npm run bench:pipeline -- [--series N] [--points N]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const folder = mkdtempSync(path.join(tmpdir(), 'covary-pipeline-'));
try {
  await build({
    entryPoints: [path.join(import.meta.dirname, 'main.ts'), path.join(import.meta.dirname, 'store.ts')],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', path.join(folder, 'main.js'), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    }
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

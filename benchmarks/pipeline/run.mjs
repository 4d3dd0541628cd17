// Bundles the benchmark, its store and its worker for plain Node, and runs each measurement in a process of its own:
//   npm run bench:pipeline -- [--series N] [--points N] [--runs N] [--only NAME]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '1000' },
    points: { type: 'string', default: '1440' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const { only, ...size } = values;
const folder = mkdtempSync(path.join(tmpdir(), 'covary-pipeline-'));

function measure(options) {
  const all = Object.entries({ ...size, ...options }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { status } = spawnSync(process.execPath, [path.join(folder, 'main.js'), ...all], { stdio: 'inherit' });
  process.exitCode ||= status ?? 1;
}

try {
  await build({
    entryPoints: ['main', 'store', 'worker'].map((name) => path.join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  for (const detector of ['ensemble', 'robust', 'rollingZScore'].filter(
    (name) => only === undefined || only === name
  )) {
    measure({ what: 'stages', detector });
  }
  console.log('| query | workers | cache | least | first | processor | longest delay | peak memory |');
  console.log('| ----- | ------- | ----- | ----- | ----- | --------- | ------------- | ----------- |');
  for (const what of ['ensemble', 'rollingZScore', 'rootCause', 'correlation', 'related', 'aggregate']) {
    for (const workers of only === undefined || only === what ? new Set([0, 1, availableParallelism()]) : []) {
      for (const cache of ['off', 'on']) {
        measure({ what, workers, cache });
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Bundles the benchmark, its store and its worker for plain Node, and runs each measurement in a process of its own:
//   npm run bench:pipeline -- [--series N] [--points N] [--runs N] [--only NAME]
//   npm run bench:pipeline -- --refresh [--former DIR] [--series N] [--minutes N]
//   npm run bench:pipeline -- --prometheus URL --expr PROMQL --few PROMQL
//   npm run bench:pipeline -- --restart
// The second measures the plugin as it is built, as minutes pass, beside the build of another checkout (with node_modules) in the same run;
// the third the plugin over a real store, beside what the store itself takes; the fourth what alert rules wait for
// after a restart.
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
    refresh: { type: 'boolean', default: false },
    former: { type: 'string' },
    prometheus: { type: 'string' },
    expr: { type: 'string' },
    few: { type: 'string' },
    restart: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '4' },
  },
});
const { only, refresh, former, minutes, prometheus, expr = '', few = expr, restart, ...size } = values;
const folder = mkdtempSync(path.join(tmpdir(), 'covary-pipeline-'));

function measure(options) {
  const all = Object.entries({ ...size, ...options }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { status } = spawnSync(process.execPath, [path.join(folder, 'main.js'), ...all], { stdio: 'inherit' });
  process.exitCode ||= status ?? 1;
}

/** Builds the backend of a checkout; its executable. */
function backendOf(checkout, name) {
  const outfile = path.join(folder, `backend-${name}`);
  const script = path.join(checkout, 'scripts/build-backend.mjs');
  const entry = path.join(checkout, 'src/backend/main.ts');
  spawnSync(process.execPath, [script, '--entry', entry, '--outfile', outfile], { stdio: 'inherit' });
  return outfile;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Runs a program of this folder with the builds of checkouts, by name. */
function measureBuilds(program, checkouts, options) {
  const builds = checkouts.flatMap(([name, checkout]) => ['--build', `${name}=${backendOf(checkout, name)}`]);
  const all = [path.join(folder, `${program}.js`), ...options, ...builds];
  const { status } = spawnSync(process.execPath, all, { stdio: 'inherit' });
  process.exitCode ||= status ?? 1;
}

function measureStages() {
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
}

try {
  await build({
    entryPoints: ['main', 'realStore', 'refresh', 'restart', 'steadyStore', 'store', 'worker'].map((name) =>
      path.join(import.meta.dirname, `${name}.ts`)
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  const present = ['present', root];
  if (prometheus !== undefined) {
    measureBuilds('realStore', [present], ['--prometheus', prometheus, '--expr', expr, '--few', few]);
  } else if (restart) {
    measureBuilds('restart', [present], []);
  } else if (refresh) {
    const checkouts = [present, ...(former === undefined ? [] : [['former', path.resolve(former)]])];
    measureBuilds('refresh', checkouts, ['--series', size.series, '--minutes', minutes]);
  } else {
    measureStages();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

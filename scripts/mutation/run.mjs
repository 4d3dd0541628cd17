/**
 * npm run mutation: breaks the code in small ways, one at a time, and says which breaks no test noticed. Works on a copy;
 * nightly, since each break runs the tests that reach it.
 *
 *   --sample 120   how many mutants are drawn, evenly by chance, of all there are
 *   --skip 0       how many of the sample are left to another run: a long one goes in slices
 *   --seed 1       another seed draws others
 *   --folders src/backend,src/core
 *   --tests 6      the tests nearest to a mutant that are run at most
 *   --only FILE:LINE,…   these mutants instead of a sample: to see a survivor killed
 *   --out FILE     where the report goes
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutantsOf.mjs';
import { outcomeOf } from './outcomeOf.mjs';
import { testsOf } from './testsOf.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    sample: { type: 'string', default: '120' },
    skip: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    folders: { type: 'string', default: 'src/backend,src/core' },
    tests: { type: 'string', default: '6' },
    only: { type: 'string' },
    out: { type: 'string', default: 'mutation.json' },
  },
});
const testFolders = ['tests/unit', 'tests/contract', 'tests/golden'];
/** What a break would not be seen in: compiled elsewhere, generated, or no code of ours. */
const leftOut = /kernels\/(assembly|binary)|plugin\/(generated|proto)|\.d\.ts$/;

function copyOfProject() {
  const root = mkdtempSync(join(tmpdir(), 'covary-mutation-'));
  const files = execFileSync('git', ['ls-files'], { cwd: project, encoding: 'utf8' }).trim().split('\n');
  files.forEach((file) => cpSync(join(project, file), join(root, file)));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  return root;
}

/** Mulberry32: the sample is the same for a seed. */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawn(all) {
  if (options.only !== undefined) {
    const wanted = options.only.split(',');
    return all.filter(({ file, line }) => wanted.includes(`${file}:${line}`));
  }
  const random = seededRandom(Number(options.seed));
  const keyed = all.map((mutant) => ({ mutant, key: random() })).sort((a, b) => a.key - b.key);
  return keyed.slice(Number(options.skip), Number(options.sample)).map(({ mutant }) => mutant);
}

const root = copyOfProject();
try {
  const files = execFileSync('git', ['ls-files', ...options.folders.split(',')], { cwd: project, encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !leftOut.test(file));
  const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  const sample = drawn(all);
  const results = [];
  const reachingTests = testsOf(root, testFolders);
  for (const mutant of sample) {
    const tests = reachingTests(mutant.file).slice(0, Number(options.tests));
    const outcome = tests.length === 0 ? 'not tested' : await outcomeOf(root, mutant, tests);
    results.push({ ...mutant, outcome });
    console.log(`${outcome.padEnd(11)} ${mutant.file}:${mutant.line}  ${mutant.original} -> ${mutant.mutated}`);
  }
  const caught = results.filter(({ outcome }) => outcome === 'caught').length;
  const share = ((100 * caught) / results.length).toFixed(1);
  const summary = `${caught} of ${results.length} caught (${share} %), drawn from ${all.length}`;
  writeFileSync(options.out, `${JSON.stringify({ summary, seed: Number(options.seed), results }, null, 2)}\n`);
  console.log(summary);
} finally {
  rmSync(root, { recursive: true, force: true });
}

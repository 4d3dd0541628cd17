// Tries the plugin with other versions of Grafana's packages and React, in a copy of the repository:
//
//   node scripts/try-versions.mjs --grafana 13 --react 19 [--folder FOLDER] [--only types,build,tests,levitate]
//
// Types of src, the build, the tests that render, and @grafana/levitate's comparison of what src uses with what these
// versions offer. Prints one line each; the status is that of the worst.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const steps = ['types', 'build', 'tests', 'levitate'];
const { values: options } = parseArgs({
  options: {
    grafana: { type: 'string', default: '13' },
    react: { type: 'string', default: '19' },
    folder: { type: 'string' },
    only: { type: 'string', default: steps.join() },
  },
});
const chosen = options.only.split(',');
const unknown = chosen.filter((step) => !steps.includes(step));
if (unknown.length > 0) {
  throw new Error(`there is no step ${unknown.join(', ')}; there are ${steps.join(', ')}`);
}

/** Packages that Grafana versions together; scenes and plugin-ui have versions of their own. */
const grafanas = ['data', 'e2e-selectors', 'i18n', 'runtime', 'schema', 'ui'].map((name) => `@grafana/${name}`);
const reacts = ['react', 'react-dom', '@types/react', '@types/react-dom'];

const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'covary-versions-'));
copyRepository();
const versions = setVersions();
console.log(`${folder}: ${versions.join(', ')}`);
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--force', '--loglevel=error'], {
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
});

const everything = 'everything.ts';
const modules = execFileSync('git', ['ls-files', 'src/**module.ts', 'src/**module.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => /\/module\.tsx?$/.test(file))
  .map((file) => file.replace(/\.tsx?$/, ''));
const work = {
  types: () => run('npx', ['tsc', '-b', 'tsconfig.core.json', 'tsconfig.charts.json', 'tsconfig.json']),
  build: () => run('npm', ['run', 'build:plugin']),
  tests: () => run('npx', ['vitest', 'run', '--project', 'browser']),
  levitate: () => {
    // It reads what one file leads to: here all that Grafana loads, the app, the data source and the panels.
    writeFileSync(path.join(folder, everything), modules.map((file) => `import './${file}';`).join('\n'));
    return run('npx', [
      '--yes',
      '@grafana/levitate@0.17.2',
      'is-compatible',
      '--path',
      everything,
      '--target',
      versions.filter((spec) => /^@grafana\/(data|runtime|schema|ui)@/.test(spec)).join(),
    ]);
  },
};
/** The workbench stands in for Grafana's own code, of the version that the repository has: it need not fit to others. */
const isOfWorkbench = (error) => error.startsWith('workbench/');

for (const step of steps.filter((each) => chosen.includes(each))) {
  const { status, output } = work[step]();
  const log = path.join(folder, `${step}.log`);
  writeFileSync(log, output);
  const errors = new Set(output.match(/^\S+\.tsx?[(:]\d+.*error TS\d+.*$/gm) ?? []);
  const ours = [...errors].filter((error) => !isOfWorkbench(error));
  const hasPassed = status === 0 || (errors.size > 0 && ours.length === 0);
  const told =
    errors.size === 0 ? '' : `, type errors: ${ours.length}, and ${errors.size - ours.length} of the workbench`;
  console.log(`${step}: ${hasPassed ? 'passed' : 'failed'}${told}${status === 0 ? '' : `, see ${log}`}`);
  ours.slice(0, 20).forEach((error) => console.log(`  ${error}`));
  process.exitCode = process.exitCode || !hasPassed ? 1 : 0;
}

function copyRepository() {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(path.join(root, file)));
  for (const file of files) {
    const to = path.join(folder, file);
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(path.join(root, file), to);
  }
}

/** Writes the wanted versions into the copy's manifest; resolves to what they are. */
function setVersions() {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const set = [];
  for (const kind of ['dependencies', 'devDependencies']) {
    for (const name of Object.keys(manifest[kind])) {
      const wanted = grafanas.includes(name) ? options.grafana : reacts.includes(name) ? options.react : undefined;
      if (wanted !== undefined) {
        const found = JSON.parse(
          execFileSync('npm', ['view', `${name}@${wanted}`, 'version', '--json'], { encoding: 'utf8' })
        );
        manifest[kind][name] = [found].flat().sort(byNumbers).at(-1);
        set.push(`${name}@${manifest[kind][name]}`);
      }
    }
  }
  // Tests speak to the i18next that Grafana's texts come from: it must be the same copy.
  const i18n = set.find((spec) => spec.startsWith('@grafana/i18n@'));
  const needed = JSON.parse(execFileSync('npm', ['view', i18n, 'dependencies', '--json'], { encoding: 'utf8' }));
  manifest.devDependencies.i18next = needed.i18next;
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  return set;
}

/** Versions in their order; npm lists them in that of their days. */
function byNumbers(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}

function run(program, arguments_) {
  const { status, stdout, stderr } = spawnSync(program, arguments_, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, CI: 'true' },
  });
  return { status: status ?? 1, output: `${stdout}${stderr}` };
}

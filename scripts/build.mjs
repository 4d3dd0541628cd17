// Builds the plugin into dist/: what the browser gets, the backend, the documentation. npm start leaves it alone until a source changes.
//   node scripts/build.mjs           as it is packaged
//   node scripts/build.mjs --quick   neither minified nor with source maps: for who wants to see it soon
import { spawn } from 'node:child_process';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtStamp } from './builtStamp.mjs';

const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });

function run(script, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, script), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} failed`))));
  });
}

const started = new Date();
await Promise.all([run('build-browser.mjs', ...(options.quick ? ['--quick'] : [])), run('build-backend.mjs')]);
// The bundler clears away what it did not make.
await run('build-docs.mjs');
await mkdir(path.dirname(builtStamp), { recursive: true });
await writeFile(builtStamp, '');
await utimes(builtStamp, started, started);

// Builds the plugin into dist/: what the browser gets, the backend, the documentation. npm start leaves it alone until a source changes.
//   node scripts/build.mjs           as it is packaged
//   node scripts/build.mjs --quick   neither minified nor with source maps: for who wants to see it soon
import { spawn } from 'node:child_process';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtStamp } from './builtStamp.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });

function run(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} failed`))));
  });
}

const started = new Date();
const webpack = ['node_modules/webpack/bin/webpack.js', '-c', 'webpack.config.ts', '--env', 'production'];
await Promise.all([run(...webpack, ...(options.quick ? ['--env', 'quick'] : [])), run('scripts/build-backend.mjs')]);
// Webpack clears away what it did not make.
await run('scripts/build-docs.mjs');
await mkdir(path.dirname(builtStamp), { recursive: true });
await writeFile(builtStamp, '');
await utimes(builtStamp, started, started);

// Bundles what the browser gets into dist/, by rspack.config.ts.
//   node scripts/build-browser.mjs                      as it is packaged
//   node scripts/build-browser.mjs --quick              neither minified nor with source maps
//   node scripts/build-browser.mjs --watch              for development, again whenever a file changes
//   node scripts/build-browser.mjs --statistics FILE    and writes what the bundles are made of, as JSON
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rspack } from '@rspack/core';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const settings = path.join(root, '.cache/rspack.config.cjs');
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    statistics: { type: 'string' },
  },
});

process.chdir(root);
await build({
  entryPoints: ['rspack.config.ts'],
  outfile: settings,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
});
const { default: configOf } = createRequire(import.meta.url)(settings);
const compiler = rspack(
  await configOf({
    [options.watch ? 'development' : 'production']: true,
    ...(options.quick ? { quick: true } : {}),
  })
);
if (options.watch) {
  compiler.watch({}, report);
} else {
  compiler.run((error, stats) => {
    report(error, stats);
    compiler.close(() => {});
  });
}

function report(error, stats) {
  const hasFailed = error !== null || stats.hasErrors();
  const text = hasFailed ? (error?.stack ?? stats.toString('errors-only')) : stats.toString('errors-warnings');
  if (hasFailed || !options.quick) {
    console.log(text);
  }
  if (!hasFailed && options.statistics) {
    writeFileSync(
      options.statistics,
      JSON.stringify(stats.toJson({ all: false, modules: true, nestedModules: true, orphanModules: true }))
    );
  }
  process.exitCode = hasFailed ? 1 : 0;
}

// Bundles what the browser gets into dist/, as `webpack -c webpack.config.ts --env production` does, without a compiler of TypeScript for the
// settings.
//   node scripts/build-browser.mjs           as it is packaged
//   node scripts/build-browser.mjs --quick   neither minified nor with source maps
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import webpack from 'webpack';

const root = path.resolve(import.meta.dirname, '..');
const settings = path.join(root, '.cache/webpack.config.cjs');
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });

process.chdir(root);
await build({
  entryPoints: ['webpack.config.ts'],
  outfile: settings,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
});
const { default: configOf } = createRequire(import.meta.url)(settings);
const compiler = webpack(await configOf({ production: true, ...(options.quick ? { quick: true } : {}) }));
compiler.run((error, stats) => {
  const hasFailed = error !== null || stats.hasErrors();
  const text = hasFailed ? (error?.stack ?? stats.toString('errors-only')) : stats.toString('errors-warnings');
  if (hasFailed || !options.quick) {
    console.log(text);
  }
  process.exitCode = hasFailed ? 1 : 0;
  // Who is in a hurry goes on, and what is kept for the next build comes now.
  if (!hasFailed && options.quick) {
    process.send?.('built');
  }
  compiler.close(() => {
    if (process.connected) {
      process.disconnect();
    }
  });
});

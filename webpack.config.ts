import path from 'node:path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import { globSync } from 'glob';
import { type Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import scaffold, { type Env } from './.config/webpack/webpack.config';

/** What takes time and makes files smaller only. */
const quick = { minimize: false, concatenateModules: false, innerGraph: false, mangleExports: false };

/**
 * The scaffold's build, and the images of nested plugins, which it leaves out. Locale files go with the other JSON files. With `--env quick` it
 * is neither minified nor has source maps.
 */
const config = async (env: Env): Promise<Configuration> =>
  merge(await scaffold(env), {
    ...(env['quick'] ? { devtool: false } : {}),
    // Copied files are taken from the cache even where they have changed, unless the cache goes by them as a whole.
    // Here `npm ci` leaves it alone.
    cache: {
      type: 'filesystem',
      name: env['quick'] ? 'quick' : 'whole',
      cacheDirectory: path.resolve('.cache/webpack'),
      buildDependencies: { copied: globSync('src/**/*.json', { absolute: true }) },
    },
    plugins: [
      new CopyWebpackPlugin({
        patterns: [{ from: '**/img/**', context: path.resolve('src'), to: '.', globOptions: { ignore: ['img/**'] } }],
      }),
    ],
    // Only Grafana itself asks the browser for its language; plugins take the one that it has found.
    resolve: { alias: { 'i18next-browser-languagedetector': false } },
    // All plugins of the build share one list of chunks on a page: a module that several of them have must have the same exports in
    // each, or the one that comes last takes from the others what it does not use itself.
    optimization: { usedExports: 'global', ...(env['quick'] ? quick : {}) },
    // Size is watched by size-limit, a panel at a time.
    performance: { hints: false },
  });

export default config;

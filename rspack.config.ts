import path from 'node:path';
import { BannerPlugin, type Compilation, type Compiler, type Configuration, CopyRspackPlugin } from '@rspack/core';
import { getEntries, getPackageJson, getPluginJson } from './.config/bundler/utils';
import TerserPlugin from 'terser-webpack-plugin';
import scaffold from './.config/rspack/rspack.config';

type Rule = NonNullable<NonNullable<Configuration['module']>['rules']>[number];

/** How Grafana loads modules. */
const amd = { type: 'amd' };

/** What takes time and makes files smaller only. */
const quick = { minimize: false, concatenateModules: false, innerGraph: false, mangleExports: false };

/**
 * The scaffold's, with letters in an order of their own: by default it is that of how often they occur, and with them those of the hashes of
 * chunks, which go by the folder of the build until the files are final. The same sources give the same bytes anywhere.
 */
const minimizer = new TerserPlugin({
  terserOptions: {
    format: {
      comments: (_, { type, value }) => type === 'comment2' && value.trim().startsWith('[create-plugin]'),
    },
    compress: { drop_console: ['log', 'info'] },
    mangle: {
      nth_identifier: {
        // It is sent to other processes as text, so that it holds all that it needs.
        get: (nth) => {
          const letters = 'etnrisouaflchpdvmgybwESxTNCkLAOM_DPHBjFIqRUzWXV$JKQGYZ';
          const characters = `${letters}0516372984`;
          let name = letters.charAt(nth % letters.length);
          for (
            let rest = Math.floor(nth / letters.length);
            rest > 0;
            rest = Math.floor((rest - 1) / characters.length)
          ) {
            name += characters.charAt((rest - 1) % characters.length);
          }
          return name;
        },
      },
    },
  },
});

/**
 * The scaffold's build, and what it leaves out of nested plugins: their images, and what plugin.json says of the build. With the option `quick`
 * it is neither minified nor has source maps.
 */
const config = async (env: Record<string, true>): Promise<Configuration> => {
  const base = await scaffold(env);
  const { publicPath } = base.output ?? {};
  const { version } = getPackageJson();
  return {
    ...base,
    ...(env['quick'] ? { devtool: false } : {}),
    // What a module for Grafana needs is said of each module: workers have no loader of modules, and look for their parts beside themselves.
    entry: Object.fromEntries(
      Object.entries(await getEntries()).map(([name, file]) => [name, { import: file, library: amd, publicPath }])
    ),
    externalsType: 'amd',
    output: { ...base.output, library: undefined, publicPath: 'auto' },
    module: { ...base.module, rules: base.module?.rules?.map(withAutomaticRuntime) },
    plugins: [
      new BannerPlugin({
        banner: `/* [create-plugin] plugin: ${getPluginJson().id}@${version} */`,
        raw: true,
        entryOnly: true,
      }),
      ...(base.plugins ?? []),
      new CopyRspackPlugin({
        patterns: [{ from: '**/img/**', context: path.resolve('src'), to: '.', globOptions: { ignore: ['img/**'] } }],
      }),
      (compiler: Compiler) => describeNestedPlugins(compiler, version),
      sortDependencies,
    ],
    // Only Grafana itself asks the browser for its language; plugins take the one that it has found.
    resolve: { ...base.resolve, alias: { 'i18next-browser-languagedetector': false } },
    // All plugins of the build share one list of chunks on a page: a module that several of them have must have the same exports in
    // each, or the one that comes last takes from the others what it does not use itself.
    optimization: {
      ...base.optimization,
      usedExports: 'global',
      minimizer: [minimizer],
      ...(env['quick'] ? quick : {}),
    },
    // Size is watched by size-limit, a panel at a time.
    performance: { hints: false },
  };
};

/** JSX imports its runtime by itself, as the type checker has it. */
function withAutomaticRuntime(rule: Rule): Rule {
  if (rule === null || typeof rule !== 'object') {
    return rule;
  }
  const { use } = rule;
  if (typeof use !== 'object' || !('loader' in use) || use.loader !== 'builtin:swc-loader') {
    return rule;
  }
  const { jsc } = typeof use.options === 'object' ? use.options : {};
  const react = { ...jsc.transform.react, runtime: 'automatic' };
  return {
    ...rule,
    use: { loader: use.loader, options: { jsc: { ...jsc, transform: { ...jsc.transform, react } } } },
  };
}

/** Writes version, day and mode of the build into the plugin.json of nested plugins, as the scaffold does into the app's. */
function describeNestedPlugins(compiler: Compiler, version: string) {
  const name = 'nested plugins';
  const describe = (compilation: Compilation) => {
    for (const { name: file, source } of compilation.getAssets()) {
      if (file.endsWith('/plugin.json')) {
        const text = source
          .source()
          .toString()
          .replaceAll('%VERSION%', version)
          .replaceAll('%TODAY%', new Date().toISOString().slice(0, 10));
        const described = JSON.stringify({ ...JSON.parse(text), buildMode: compilation.options.mode }, null, 4);
        compilation.updateAsset(file, new compiler.rspack.sources.RawSource(described));
      }
    }
  };
  compiler.hooks.thisCompilation.tap(name, (compilation) => {
    const stage = compiler.rspack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
    compilation.hooks.processAssets.tap({ name, stage }, () => describe(compilation));
  });
}

/** A module's dependencies come by their names: Rspack has them in an order that goes by the folder of the build. */
function sortDependencies(compiler: Compiler) {
  const name = 'sorted dependencies';
  const { Compilation: stages, sources } = compiler.rspack;
  compiler.hooks.thisCompilation.tap(name, (compilation) => {
    // before files are made smaller
    const stage = stages.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE - 1;
    compilation.hooks.processAssets.tap({ name, stage }, () => {
      for (const { name: file, source } of compilation.getAssets()) {
        const head = file.endsWith('.js')
          ? /^define\(\[(.*)\], ?function\((.*)\)\{$/m.exec(source.source().toString())
          : null;
        if (head !== null) {
          const [text, dependencies = '', parameters = ''] = head;
          const variables = parameters.split(/, ?/);
          const pairs = dependencies.split(',').map((dependency, index) => [dependency, variables[index] ?? '']);
          pairs.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
          const [names, parts] = [0, 1].map((column) => pairs.map((pair) => pair[column]).join());
          const sorted = new sources.ReplaceSource(source);
          sorted.replace(head.index, head.index + text.length - 1, `define([${names}], function(${parts}){`);
          compilation.updateAsset(file, sorted);
        }
      }
    });
  });
}

export default config;

/** Bundles the workbench's page and its server into workbench/build. */
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'workbench', 'build');
const nodeModules = join(root, 'node_modules');

/** Setters that @grafana/runtime keeps to Grafana: files of the package that it does not export. */
const grafanaInternals = {
  name: 'grafana-internals',
  setup({ onResolve }) {
    onResolve({ filter: /^grafana-internal:/ }, ({ path }) => ({
      path: join(nodeModules, '@grafana/runtime/dist/esm/components', `${path.replace('grafana-internal:', '')}.mjs`),
    }));
  },
};

/**
 * Grafana's .mjs files import CommonJS packages for their `default`; for .mjs esbuild takes Node's view of it (all of
 * module.exports), where Grafana's own build takes the transpiler's (exports.default). A module between them takes the latter.
 */
const commonJsDefaults = {
  name: 'commonjs-defaults',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === commonJsDefaults || kind !== 'import-statement' || !importer.endsWith('.mjs')) {
        return undefined;
      }
      const resolved = await resolve(path, { importer, kind, resolveDir, pluginData: commonJsDefaults });
      const isTranspiled =
        /\.c?js$/.test(resolved.path) &&
        /\bexports, ['"]__esModule['"]|exports\.__esModule/.test(await readFile(resolved.path, 'utf8'));
      return isTranspiled ? { path: resolved.path, namespace: 'commonjs-default' } : resolved;
    });
    onLoad({ filter: /.*/, namespace: 'commonjs-default' }, ({ path }) => ({
      contents: `export * from ${JSON.stringify(path)}; export { default } from ${JSON.stringify(path)};`,
      resolveDir: dirname(path),
    }));
  },
};

/** Grafana's font files are not on npm; without this the page asks for them in vain. */
const systemFonts = {
  name: 'system-fonts',
  setup({ onLoad }) {
    onLoad({ filter: /GlobalStyles.fonts\.mjs$/ }, () => ({ contents: 'export const getFontStyles = () => null;' }));
  },
};

const tableOptions = { cellHeight: 'sm', frameIndex: 0, showHeader: true, showTypeIcons: false, sortBy: [] };

/** @grafana/scenes 8.19 imports the table's default options, which @grafana/schema 12.4 does not have any more. */
const tableDefaults = {
  name: 'table-defaults',
  setup({ onLoad }) {
    onLoad({ filter: /composable.table.panelcfg.x.types\.gen\.mjs$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}\nexport const defaultOptions = ${JSON.stringify(tableOptions)};`,
    }));
  },
};

export async function buildWorkbench() {
  await rm(build, { recursive: true, force: true });
  await mkdir(join(build, 'page'), { recursive: true });
  await Promise.all([
    copyFile(join(root, 'workbench/page/index.html'), join(build, 'page/index.html')),
    esbuild.build({
      entryPoints: [join(root, 'workbench/page/main.tsx')],
      outdir: join(build, 'page'),
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      minify: true,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
      loader: { '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.eot': 'file', '.svg': 'file', '.png': 'file' },
      alias: {
        // @grafana/ui links through react-router's compatibility package; one router for all, or its links find no context
        'react-router-dom-v5-compat': 'react-router-dom',
      },
      plugins: [grafanaInternals, tableDefaults, systemFonts, commonJsDefaults],
    }),
    esbuild.build({
      entryPoints: [join(root, 'workbench/server/main.ts')],
      outfile: join(build, 'server/main.cjs'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
    }),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildWorkbench();
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles programs of a folder for plain Node, of which the first is `main`, and does something with it.
 *
 * @param work gets the module of `main` and the folder of the bundles, which is gone afterwards
 */
export async function runBundled(folder, names, work) {
  const bundles = mkdtempSync(path.join(tmpdir(), `covary-${path.basename(folder)}-`));
  try {
    await build({
      entryPoints: names.map((name) => path.join(folder, `${name}.ts`)),
      outdir: bundles,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
      define: { 'import.meta.dirname': JSON.stringify(folder) },
      // Packages of CommonJS ask for Node's own modules.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    await work(await import(pathToFileURL(path.join(bundles, 'main.mjs')).href), bundles);
  } finally {
    rmSync(bundles, { recursive: true, force: true });
  }
}

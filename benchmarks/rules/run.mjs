// Bundles main.ts for plain Node and runs it:
//   npm run bench:rules -- --data DIR --folder DIR [--detector NAME]… [--peer STRATEGY=FILE]… [--only N] [--out DIR]
//   npm run bench:rules -- --cost --folder DIR [--series N] [--peer STRATEGY=FILE]…
// DIR of the data holds labelled KPIs as bench:accuracy takes them; the folder is where a Prometheus keeps its blocks. A peer is a file of
// recording rules that yield anomaly:level, anomaly:lower_band and anomaly:upper_band, such as grafana/promql-anomaly-detection's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(path.join(tmpdir(), 'covary-rules-'));
try {
  await build({
    entryPoints: [path.join(import.meta.dirname, 'main.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    // Packages of CommonJS ask for Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const { main } = await import(pathToFileURL(path.join(folder, 'main.mjs')).href);
  await main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

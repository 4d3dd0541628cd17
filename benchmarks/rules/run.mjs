// Bundles main.ts for plain Node and runs it:
//   npm run bench:rules -- --data DIR --folder DIR [--detector NAME]… [--peer STRATEGY=FILE]… [--only N] [--out DIR]
//   npm run bench:rules -- --data DIR --replay [--detector NAME]… [--only N]
//   npm run bench:rules -- --cost --folder DIR [--series N] [--peer STRATEGY=FILE]…
// DIR of the data holds labelled KPIs as bench:accuracy takes them; the folder is where a Prometheus keeps its blocks. A peer is a file of
// recording rules that yield anomaly:level, anomaly:lower_band and anomaly:upper_band, such as grafana/promql-anomaly-detection's.
import { runBundled } from '../runBundled.mjs';

await runBundled(import.meta.dirname, ['main'], ({ main }) => main(process.argv.slice(2)));

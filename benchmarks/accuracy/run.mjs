// Bundles main.ts and its worker for plain Node and runs it with the arguments given.
import path from 'node:path';
import { runBundled } from '../runBundled.mjs';

await runBundled(import.meta.dirname, ['main', 'worker'], ({ main }, folder) =>
  main(process.argv.slice(2), path.join(folder, 'worker.mjs'))
);

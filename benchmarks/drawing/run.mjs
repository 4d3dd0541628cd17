/**
 * Layout and drawing time of the charts: `npm run bench:drawing [-- --rounds N] [--peers DIR]`, see measureDrawings.mjs.
 * `npm run bench:speed` does the same and writes it down.
 */
import { parseArgs } from 'node:util';
import { drawings, measureDrawings } from './measureDrawings.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, peers: { type: 'string' } } });
const rows = await measureDrawings(Object.keys(drawings), Number(values.rounds), values.peers);
if (rows === undefined) {
  throw new Error('no chromium: name it in CHROMIUM');
}
for (const { title, goalMs, ours, rivals } of Object.values(rows)) {
  console.log(`${title.padEnd(40)} ${describe(ours)}, first ${ours.first.toFixed(1)} ms (goal ${goalMs} ms)`);
  for (const rival of rivals) {
    console.log(`  ${rival.name.padEnd(38)} ${describe(rival)}`);
  }
}

function describe({ min, median }) {
  return `least ${min.toFixed(1)} ms, median ${median.toFixed(1)} ms`;
}

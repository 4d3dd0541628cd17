/**
 * Layout and drawing time of the charts in headless chromium: `node benchmarks/drawing/run.mjs [--runs N] [--peers DIR]`.
 * The page draws on a plain canvas of 1000 × 800 pixels without a graphics card, which is the slowest case. DIR is a
 * node_modules folder with plotly.js-dist-min and echarts: the same data is then drawn with these, too.
 */
import { build } from 'esbuild';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

/** What each chart may take, in milliseconds. */
const goals = { heatmap: 40, pairplot: 50, violins: 60 };
const titles = {
  heatmap: '1 000 × 1 000 cells',
  pairplot: '6 × 6 pairs of 2 000 samples',
  violins: '50 violins of 10 000 values',
};
const peerFiles = { plotly: 'plotly.js-dist-min/plotly.min.js', echarts: 'echarts/dist/echarts.min.js' };
const peerRuns = 3;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' }, peers: { type: 'string' } } });
const folder = await mkdtemp(path.join(os.tmpdir(), 'covary-drawing-'));
await build({
  entryPoints: [fileURLToPath(new URL('./page.mjs', import.meta.url))],
  bundle: true,
  format: 'iife',
  outfile: path.join(folder, 'page.js'),
});
const html = '<!doctype html><meta charset="utf8"><body><script src="page.js"></script>';
await writeFile(path.join(folder, 'index.html'), html);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
});
try {
  const page = await browser.newPage();
  await page.goto(`file://${path.join(folder, 'index.html')}`);
  const peers = values.peers === undefined ? {} : peerFiles;
  for (const file of Object.values(peers)) {
    await page.addScriptTag({ path: path.join(values.peers, file) });
  }
  for (const [name, goal] of Object.entries(goals)) {
    const times = await page.evaluate(([chart, runs]) => window.measureChart(chart, runs), [name, Number(values.runs)]);
    console.log(`${titles[name].padEnd(32)} ${describe(times)} (goal ${goal} ms)`);
    for (const peer of Object.keys(peers)) {
      const given = [peer, name, peerRuns];
      const peerTimes = await page.evaluate((args) => window.measurePeer(...args), given);
      if (peerTimes !== null) {
        console.log(`  ${peer.padEnd(30)} ${describe(peerTimes)}`);
      }
    }
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

function describe(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return `least ${sorted[0].toFixed(1)} ms, median ${sorted[Math.floor(sorted.length / 2)].toFixed(1)} ms`;
}

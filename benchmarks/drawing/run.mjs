/**
 * Layout and drawing time of the charts in headless chromium: `node benchmarks/drawing/run.mjs [--runs N]`. The page
 * draws on a plain canvas of 1000 × 800 pixels without a graphics card, which is the slowest case.
 */
import { build } from 'esbuild';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

/** What each chart may take, in milliseconds. */
const goals = { heatmap: 40, violins: 60 };
const titles = { heatmap: '1 000 × 1 000 cells', violins: '50 violins of 10 000 values' };

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const folder = await mkdtemp(path.join(os.tmpdir(), 'covary-drawing-'));
await build({
  entryPoints: [path.join(import.meta.dirname, 'page.mjs')],
  bundle: true,
  format: 'iife',
  outfile: path.join(folder, 'page.js'),
});
await writeFile(
  path.join(folder, 'index.html'),
  '<!doctype html><meta charset="utf8"><body><script src="page.js"></script>'
);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
});
try {
  const page = await browser.newPage();
  await page.goto(`file://${path.join(folder, 'index.html')}`);
  for (const [name, goal] of Object.entries(goals)) {
    const times = await page.evaluate(([chart, runs]) => window.measureChart(chart, runs), [name, Number(values.runs)]);
    const sorted = times.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    console.log(
      `${titles[name].padEnd(32)} least ${sorted[0].toFixed(1)} ms, median ${median.toFixed(1)} ms (goal ${goal} ms)`
    );
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

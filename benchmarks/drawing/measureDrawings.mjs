import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** What is drawn, by the name that `--only` knows; `goalMs` is the longest that it may take. */
export const drawings = {
  'draw-heatmap': { chart: 'heatmap', title: 'draw a heatmap of 1000×1000 cells', goalMs: 40 },
  'draw-pairplot': { chart: 'pairplot', title: 'draw a pairplot, 6×6×2000', goalMs: 50 },
  'draw-violins': { chart: 'violins', title: 'draw 50 violins of 10 000 values', goalMs: 60 },
};

const peerFiles = { Plotly: 'plotly.js-dist-min/plotly.min.js', ECharts: 'echarts/dist/echarts.min.js' };
/** Of ours, for one drawing of each peer. */
const drawingsARound = 3;
/** A peer that takes longer than this is not drawn again. */
const longDrawingMs = 2000;
const fewestColors = 16;

/**
 * Milliseconds by the clock of laying out and drawing each of `names` in headless chromium, ours and each peer's in turn. A
 * plain canvas of 1000 × 800 pixels without a graphics card is the slowest case. `peersFolder` is a node_modules folder with
 * plotly.js-dist-min and echarts; what is not there is left out. Undefined where there is no chromium.
 */
export async function measureDrawings(names, rounds, peersFolder) {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    return undefined;
  }
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
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
  });
  try {
    const rows = {};
    for (const name of names) {
      // A page of its own, so that the first drawing is the first.
      const page = await browser.newPage();
      await page.goto(`file://${path.join(folder, 'index.html')}`);
      const peers = await loadPeers(page, peersFolder);
      rows[name] = await measureDrawing(page, drawings[name], peers, rounds);
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

async function loadPeers(page, peersFolder) {
  const found = Object.entries(peerFiles).filter(
    ([, file]) => peersFolder !== undefined && existsSync(path.join(peersFolder, file))
  );
  for (const [, file] of found) {
    await page.addScriptTag({ path: path.join(peersFolder, file) });
  }
  return found.map(([name]) => name);
}

async function measureDrawing(page, { chart, title, goalMs }, peers, rounds) {
  const first = await page.evaluate((name) => window.measureChart(name, 1), chart);
  const picture = await page.evaluate(() => window.describePicture());
  const ours = [];
  const peerTimes = Object.fromEntries(peers.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round++) {
    ours.push(...(await page.evaluate((given) => window.measureChart(...given), [chart, drawingsARound])));
    for (const peer of peers) {
      if (!(peerTimes[peer][0] > longDrawingMs)) {
        peerTimes[peer].push(...(await page.evaluate((given) => window.measurePeer(...given), [peer, chart])));
      }
    }
  }
  const last = await page.evaluate(() => window.describePicture());
  if (last.fingerprint !== picture.fingerprint || last.colors < fewestColors) {
    throw new Error(`${chart}: another picture than at first, or of ${last.colors} colors only`);
  }
  return {
    title,
    goalMs,
    ours: { ...timesOf(ours), first: first[0] },
    rivals: peers
      .filter((peer) => peerTimes[peer].length > 0)
      .map((peer) => ({ name: peer, ...timesOf(peerTimes[peer]) })),
    check: `${last.colors} colors`,
  };
}

function timesOf(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
}

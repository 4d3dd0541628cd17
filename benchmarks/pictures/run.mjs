/**
 * The documents' plots beside each other: drawn by seaborn, scipy and scikit-learn, and by our panels in the light and
 * the dark theme. `node benchmarks/pictures/run.mjs --python PROGRAM --out DIR` writes one picture for each plot; PROGRAM
 * needs seaborn and scikit-learn, and `npm run build` has to have run.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values } = parseArgs({
  options: { python: { type: 'string', default: 'python3' }, out: { type: 'string', default: 'docs/img/compared' } },
});
const inProject = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const pictureHeight = 400;

const drawn = await mkdtemp(path.join(os.tmpdir(), 'covary-pictures-'));
const workbench = spawn(process.execPath, [inProject('scripts/start.mjs'), '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let browser;
try {
  execFileSync(values.python, [inProject('benchmarks/pictures/peer.py'), inProject('tests/golden/data'), drawn]);
  const url = await printedUrl(workbench);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const pages = { light: await openStories(url, 'light'), dark: await openStories(url, 'dark') };
  await mkdir(values.out, { recursive: true });
  for (const file of await readdir(drawn)) {
    const id = path.basename(file, '.png');
    const ours = [];
    for (const page of Object.values(pages)) {
      const story = page.locator(`[data-story="${id}"]`);
      await story.scrollIntoViewIfNeeded();
      await story.locator('canvas').first().waitFor();
      await page.waitForTimeout(500);
      ours.push(await story.locator('div').first().screenshot());
    }
    await compose([await readFile(path.join(drawn, file)), ...ours], path.join(values.out, file));
    console.log(path.join(values.out, file));
  }
} finally {
  await browser?.close();
  workbench.kill('SIGINT');
  await once(workbench, 'close');
  await rm(drawn, { recursive: true });
}

/** The address that the workbench prints when it is ready. */
async function printedUrl(child) {
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
    if (address !== null) {
      return address[0];
    }
  }
  throw new Error(`the workbench ended: ${output}`);
}

async function openStories(url, theme) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1100 } });
  await page.goto(`${url}/stories?kiosk&theme=${theme}`);
  await page.locator('[data-story]').first().waitFor();
  return page;
}

/** One picture of several, side by side at one height. */
async function compose(pictures, file) {
  const page = await browser.newPage({ viewport: { width: 3000, height: pictureHeight } });
  const images = pictures.map(
    (picture) => `<img height="${pictureHeight}" src="data:image/png;base64,${picture.toString('base64')}">`
  );
  await page.setContent(`<body style="margin:0"><div style="display:inline-flex;gap:8px">${images.join('')}</div>`);
  await page.locator('div').screenshot({ path: file });
  await page.close();
}

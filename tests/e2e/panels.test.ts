import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { isGrafana, useTarget } from './target';

/** The chart of a story's page, once it is drawn. */
async function chartOf(page: Page) {
  const surface = page.getByTestId('covary-surface').first();
  await surface.waitFor();
  return surface;
}

describe.skipIf(hasNoBrowser || isGrafana)(browserSuite('the panels'), () => {
  const open = useTarget();

  it('a heatmap cell shows its numbers, is pinned by a click and let go with Escape', async () => {
    const { page, problems } = await open('/stories/correlation-seed-infra?kiosk');
    const surface = await chartOf(page);
    const box = await surface.boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.45, (box?.y ?? 0) + (box?.height ?? 0) * 0.1);
    const tooltip = page.getByTestId('covary-tooltip');
    await expect
      .poll(() => tooltip.innerText())
      .toMatch(/Network In \(Mbps\) × (CPU|Memory) \(%\)[^]*Pearson r[^]*n\s+100/);
    await page.mouse.down();
    await page.mouse.up();
    await tooltip.getByRole('button', { name: 'Close' }).waitFor();
    await page.mouse.move(5, 5);
    expect(await tooltip.count()).toBe(1);
    await surface.focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => tooltip.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('arrow keys walk over the cells and say what they hold', async () => {
    const { page } = await open('/stories/correlation-seed-infra?kiosk');
    const surface = await chartOf(page);
    await surface.focus();
    for (const key of ['ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key);
    }
    await expect.poll(() => page.getByTestId('covary-tooltip').innerText()).toContain('0.978');
    expect(await surface.locator('[aria-live]').innerText()).toContain('Network In (Mbps) × CPU (%), Pearson r 0.978');
  });

  it('long work is done in a worker that is found beside the app', async () => {
    const { page, problems } = await open('/stories/correlation-seed-infra?kiosk');
    await chartOf(page);
    const started = page.waitForEvent('worker');
    const url = new URL(page.url());
    url.pathname = '/stories/correlation-200-series';
    await page.goto(url.href);
    const worker = await started;
    expect(worker.url()).toContain('/public/plugins/covary-observability-app/');
    await chartOf(page);
    expect(problems).toEqual([]);
  });

  it('the legend shows one part alone, and all again', async () => {
    const { page } = await open('/stories/violin-split?kiosk');
    await chartOf(page);
    const rows = page.locator('table tbody tr');
    await expect.poll(() => rows.count()).toBe(6);
    await page.getByRole('button', { name: 'v2' }).click();
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('button', { name: 'v2' }).click();
    await expect.poll(() => rows.count()).toBe(6);
  });

  it('what was computed can be saved as CSV', async () => {
    const { page } = await open('/stories/correlation-seed-infra?kiosk');
    const surface = await chartOf(page);
    await surface.hover();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('correlation.csv');
    const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
    expect(lines).toHaveLength(6);
    expect(lines[2]).toMatch(/^"?CPU \(%\)"?,"?0\.97782084/);
  });

  it('a branch of the dendrogram names its items', async () => {
    const { page } = await open('/stories/dendrogram-seed-telemetry?kiosk');
    const surface = await chartOf(page);
    await surface.focus();
    await page.keyboard.press('ArrowDown');
    const tooltip = page.getByTestId('covary-tooltip');
    await expect.poll(() => tooltip.innerText()).toContain('Branch of 30 items');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => tooltip.innerText()).toMatch(/Branch of 1\d items/);
  });
});

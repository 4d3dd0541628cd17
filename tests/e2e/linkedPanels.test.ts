import { readFileSync } from 'node:fs';
import { type Locator, type Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { callGrafana } from '../grafana/callGrafana';
import { browserSuite, hasNoBrowser } from './browser';
import { isGrafana, useTarget } from './target';
import { yesterday } from './yesterday';

const { fromMs, toMs } = yesterday();
const path = `/d/covary-linked-panels?from=${fromMs}&to=${toMs}`;
const wait = { timeout: 15_000 };

const panel = (page: Page, title: string): Locator => page.getByTestId(`data-testid Panel header ${title}`);

/** The workbench has it; a Grafana is given it. */
const dashboardFile = new URL('../../workbench/dashboards/linked-panels.json', import.meta.url);

/** First cells of the rows of a panel's table for screen readers. */
const rowNames = (of: Locator): Promise<string[]> => of.locator('tbody th').allInnerTexts();

/** Comes to a mark by the keyboard, pins it and takes what its tooltip offers. */
async function takeFromMark(of: Locator, keys: readonly string[], action: string | RegExp): Promise<void> {
  const surface = of.getByTestId('covary-surface');
  await surface.focus();
  for (const key of [...keys, 'Enter']) {
    await of.page().keyboard.press(key);
  }
  await of.page().getByTestId('covary-tooltip').getByRole('button', { name: action }).click();
}

describe.skipIf(hasNoBrowser)(browserSuite('panels of one dashboard'), () => {
  const open = useTarget();
  if (isGrafana) {
    beforeAll(() =>
      callGrafana('POST', '/api/dashboards/db', {
        overwrite: true,
        dashboard: JSON.parse(readFileSync(dashboardFile, 'utf8')),
      })
    );
  }

  it('a cell of the heatmap opens its pair in the pairplot', async () => {
    const { page, problems } = await open(path);
    const [heatmap, pair] = [panel(page, 'A cell opens its pair'), panel(page, 'The pair')];
    const pairNames = async () => (await rowNames(pair)).sort();
    await expect.poll(pairNames, wait).toEqual(['database', 'web-frontend']);
    await takeFromMark(heatmap, ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight'], 'Select');
    const title = await page.getByTestId('covary-tooltip').locator('[dir="auto"]').first().innerText();
    const { searchParams } = new URL(page.url());
    expect(title).toBe(`${searchParams.get('var-row')} × ${searchParams.get('var-column')}`);
    expect(title).not.toMatch(/database.*web-frontend|web-frontend.*database/);
    await expect.poll(pairNames, wait).toEqual(title.split(' × ').sort());
    expect(problems).toEqual([]);
  });

  it('a branch of the dendrogram narrows the violins to its nodes', async () => {
    const { page, problems } = await open(path);
    const violins = panel(page, 'The chosen nodes');
    await expect.poll(() => rowNames(violins), wait).toEqual(['web-node-01', 'web-node-02']);
    await takeFromMark(panel(page, 'A branch chooses its nodes'), ['ArrowDown', 'ArrowDown'], /^Select \d+$/);
    const chosen = new URL(page.url()).searchParams.getAll('var-node');
    expect(chosen.length).toBeGreaterThan(1);
    await expect.poll(async () => (await rowNames(violins)).sort(), wait).toEqual(chosen.sort());
    expect(problems).toEqual([]);
  });

  // What edits it in a Grafana is Grafana's own: tests/grafana/panelEditor.test.ts.
  it.runIf(!isGrafana)('a panel of a dashboard can be edited in the workbench', async () => {
    const { page, problems } = await open(path);
    const violins = panel(page, 'The chosen nodes');
    await violins.getByTestId('covary-surface').waitFor();
    await violins.hover();
    await violins.getByRole('button', { name: /menu/i }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const options = page.getByRole('complementary', { name: 'Options' });
    await options.getByRole('spinbutton', { name: 'Decimals' }).fill('3');
    await page.keyboard.press('Enter');
    const median = violins.locator('tbody tr').first().locator('td').nth(2);
    await expect.poll(() => median.innerText(), wait).toMatch(/^\d+\.\d{3}$/);
    await options.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => options.count()).toBe(0);
    expect(await median.innerText()).toMatch(/^\d+\.\d{3}$/);
    await page.goBack();
    await page.reload();
    await options.waitFor();
    expect(await options.getByRole('spinbutton', { name: 'Decimals' }).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });
});

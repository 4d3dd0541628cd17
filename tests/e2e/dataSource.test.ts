import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { takeScreenshot, useTarget } from './target';
import { yesterday } from './yesterday';

const { fromMs, toMs } = yesterday();

const query = {
  refId: 'A',
  datasource: { type: 'covary-analysis-datasource', uid: 'covary' },
  version: 1,
  inputs: [{ refId: 'a', expr: 'shop_service_latency_ms{service="cache"}', legend: '{{service}}' }],
  analysis: { kind: 'anomaly', detector: 'rollingZScore' },
  stepMs: 60_000,
};
const pane = { datasource: 'covary', queries: [query], range: { from: String(fromMs), to: String(toMs) } };
const explorePath = `/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(JSON.stringify({ a: pane }))}`;

describe.skipIf(hasNoBrowser)(browserSuite('the data source'), () => {
  const open = useTarget();

  it('says on its configuration page that its stores can be queried', async () => {
    const { page, problems } = await open('/connections/datasources/edit/covary');
    await page.getByText('Add upstream').waitFor();
    await page.getByRole('button', { name: 'Save & test' }).click();
    await page.getByText('All upstreams can be queried').waitFor();
    await takeScreenshot(page, 'configuration');
    expect(problems).toEqual([]);
  });

  it('runs a query that was edited', async () => {
    const { page, problems } = await open(explorePath);
    const selector = page.getByRole('textbox', { name: 'Series selector' });
    await selector.fill('shop_service_latency_ms{service="database"}');
    await selector.press('Shift+Enter');
    await page.getByRole('button', { name: 'Run query' }).first().click();
    await page.getByText('database anomaly').first().waitFor();
    expect(await page.getByText('cache anomaly').count()).toBe(0);
    await takeScreenshot(page, 'explore');
    expect(problems).toEqual([]);
  });

  it('shows what is wrong with a query', async () => {
    const { page } = await open(explorePath);
    const selector = page.getByRole('textbox', { name: 'Series selector' });
    await selector.fill('shop_service_latency_ms{service=');
    await selector.press('Shift+Enter');
    await page.getByRole('button', { name: 'Run query' }).first().click();
    await page
      .getByText(/input a: /)
      .first()
      .waitFor();
  });
});

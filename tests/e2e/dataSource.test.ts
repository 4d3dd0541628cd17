import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { Explore } from './explore';
import { demoDataSource, takeScreenshot, useTarget } from './target';
import { yesterday } from './yesterday';

const { fromMs, toMs } = yesterday();

const query = {
  refId: 'A',
  datasource: { type: 'covary-analysis-datasource', uid: demoDataSource },
  version: 1,
  inputs: [{ refId: 'a', expr: 'shop_service_latency_ms{service="cache"}', legend: '{{service}}' }],
  analysis: { kind: 'anomaly', detector: 'rollingZScore' },
  stepMs: 60_000,
};
const yesterdayRange = { from: String(fromMs), to: String(toMs) };

function explorePath(asked: object, range: { readonly from: string; readonly to: string }): string {
  const pane = { datasource: demoDataSource, queries: [asked], range };
  return `/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(JSON.stringify({ a: pane }))}`;
}

describe.skipIf(hasNoBrowser)(browserSuite('the data source'), () => {
  const open = useTarget();

  it('says on its configuration page that its stores can be queried', async () => {
    const { page, problems } = await open(`/connections/datasources/edit/${demoDataSource}`);
    await page.getByText('Add store').waitFor();
    await page.getByRole('button', { name: 'Save & test' }).click();
    await page.getByText('All upstreams can be queried').waitFor();
    await takeScreenshot(page, 'configuration');
    expect(problems).toEqual([]);
  });

  it('runs a query that was edited', async () => {
    const { page, problems } = await open(explorePath(query, yesterdayRange));
    await page.getByRole('radio', { name: 'Code' }).click();
    const selector = page.getByRole('textbox', { name: 'Series selector' });
    await selector.fill('shop_service_latency_ms{service="database"}');
    await selector.press('Shift+Enter');
    await page.getByRole('button', { name: 'Run query' }).first().click();
    const { result } = new Explore(page);
    await result.getByText(/^database was \S+, \S+ expected/).waitFor();
    expect(await result.getByText('cache').count()).toBe(0);
    await takeScreenshot(page, 'explore');
    expect(problems).toEqual([]);
  });

  it('follows a live query, in the anomaly panel', async () => {
    const live = { ...query, isLive: true, stepMs: 1000 };
    const { page, problems } = await open(explorePath(live, { from: 'now-2m', to: 'now' }));
    const focus = page.getByTestId('covary-focus').first();
    const picture = async (): Promise<string> => (await focus.screenshot()).toString('base64');
    const firstShown = await picture();
    await expect.poll(picture, { timeout: 10_000 }).not.toBe(firstShown);
    await takeScreenshot(page, 'explore-live');
    expect(problems).toEqual([]);
  });

  it('shows what is wrong with a query', async () => {
    const { page } = await open(explorePath(query, yesterdayRange));
    await page.getByRole('radio', { name: 'Code' }).click();
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

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { browserSuite, hasNoBrowser } from './browser';
import { Hand } from './hand';
import { demoDataSource, takeScreenshot, useTarget } from './target';

const root = '/a/covary-observability-app';

async function downloaded(page: Awaited<ReturnType<ReturnType<typeof useTarget>>>['page'], name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

describe.skipIf(hasNoBrowser)(browserSuite('from a series to a rule'), () => {
  const openTarget = useTarget();
  const open = async (path: string, theme?: 'light' | 'dark') => {
    const opened = await openTarget(path, theme);
    opened.page.setDefaultTimeout(100_000);
    return opened;
  };

  it.each(['dark', 'light'] as const)(
    'a series, a detector, the slider, a backtest, a rule file (%s)',
    async (theme) => {
      const { page, problems } = await open(`${root}/detectors?ds=${demoDataSource}&from=now-2d&to=now`, theme);
      await page.getByText('Choose a series: one that a preset knows').waitFor();
      await page.getByPlaceholder('Choose what is watched').click();
      await page.getByRole('option', { name: 'Demo shop: latency' }).click();
      const answer = page.getByRole('status').filter({ hasText: /alerts? in the last/i });
      await answer.waitFor();
      await page.getByRole('slider', { name: 'Alerts a week' }).fill('0');
      await page.getByText('about 0.1 over all').waitFor();
      await expect.poll(() => new URL(page.url()).searchParams.get('alerts')).toBe('0.1');
      await page
        .locator('[role=status][aria-busy=false]')
        .filter({ hasText: /alerts? in the last/i })
        .waitFor();
      await takeScreenshot(page, `detectors-${theme}`);
      const { name, text } = await downloaded(page, 'Download rules');
      expect(name).toBe('shop_service_latency_ms.rules.yml');
      const file: { groups: Array<{ rules: Array<{ record?: string; alert?: string }> }> } = parse(text);
      const names = file.groups.flatMap(({ rules }) => rules.map(({ record, alert }) => record ?? alert));
      expect(names).toEqual(
        expect.arrayContaining(['anomaly:level', 'anomaly:lower_band', 'anomaly:upper_band', 'AnomalyDetected'])
      );
      expect(problems).toEqual([]);
    }
  );

  it('a series that is built with the mouse, the slider, a backtest, a rule file', async () => {
    const { page, problems } = await open(`${root}/detectors?ds=${demoDataSource}&from=now-2d&to=now`);
    const hand = new Hand(page);
    await hand.click(page.getByRole('combobox', { name: 'Metric' }));
    await hand.type('service');
    await hand.click(page.getByRole('option', { name: 'shop_service_latency_ms' }));
    await page.getByText('= 6 series').waitFor();
    await hand.click(page.getByText('Select label').locator('..'));
    await hand.click(page.getByRole('option', { name: 'service', exact: true }));
    await hand.click(page.getByText('Select value').locator('..'));
    await hand.click(page.getByRole('option', { name: 'database', exact: true }));
    await page.getByText('= one series').waitFor();
    await page
      .locator('[role=status][aria-busy=false]')
      .filter({ hasText: /alerts? in the last/i })
      .waitFor();
    const slider = page.getByRole('slider', { name: 'Alerts a week' });
    const { x = 0, y = 0, width = 0, height = 0 } = (await slider.boundingBox()) ?? {};
    await page.mouse.click(x + width - 2, y + height / 2);
    await page.getByText('about 20 over all').waitFor();
    await page
      .locator('[role=status][aria-busy=false]')
      .filter({ hasText: /alerts? in the last/i })
      .waitFor();
    await takeScreenshot(page, 'detectors-built');
    const { name, text } = await downloaded(page, 'Download rules');
    expect(name).toBe('shop_service_latency_ms_service_database.rules.yml');
    expect(text).toContain('shop_service_latency_ms{service="database"}');
    expect({ clicks: hand.clicks, keys: hand.keys }).toEqual({ clicks: 6, keys: 7 });
    expect(problems).toEqual([]);
  });

  it.each(['dark', 'light'] as const)('an objective from two queries to its rules (%s)', async (theme) => {
    const { page, problems } = await open(`${root}/slos?ds=${demoDataSource}`, theme);
    await page.getByRole('button', { name: 'New objective' }).click();
    const form = page.getByRole('region', { name: 'New objective' });
    await form.getByLabel('Service').fill('shop');
    await form.getByLabel('Good events').fill('shop_requests_total{code="2xx"}');
    await form.getByLabel('All events').fill('shop_requests_total');
    await form.getByLabel('Period in days').fill('3');
    await form.getByRole('button', { name: 'Look at it' }).click();
    const row = page.getByRole('region', { name: 'shop availability' });
    await row.getByText(/-?\d+ % left of 3 days/).waitFor();
    await row.getByRole('button', { name: 'Create rules' }).click();
    await takeScreenshot(page, `slos-${theme}`);
    const { name, text } = await downloaded(page, 'Download rules');
    expect(name).toBe('shop-availability.rules.yml');
    expect(text).toContain('slo:sli_error:ratio_rate1h');
    expect(text).toContain('alert: ErrorBudgetBurn');
    expect(problems).toEqual([]);
  });
});

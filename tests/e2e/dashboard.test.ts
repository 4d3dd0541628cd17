import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { readTable } from './readTable';
import { shopCorrelation } from './shopCorrelation';
import { demoDataSource, takeScreenshot, useTarget } from './target';
import { yesterday } from './yesterday';

const { fromMs, toMs } = yesterday();
const path = `/d/covary-demo-shop?var-datasource=${demoDataSource}&from=${fromMs}&to=${toMs}`;
const documentedScreenshot = fileURLToPath(new URL('../../docs/img/dashboard.png', import.meta.url));

const panel = (page: Page, title: string) => page.getByTestId(`data-testid Panel header ${title}`);
const heatmap = (page: Page) => panel(page, 'Which metrics move together');

const metrics = {
  latency: 'shop_service_latency_ms',
  errors: 'shop_service_error_percent',
  requests: 'shop_service_requests_per_second',
} as const;

/** Runs in the browser: how many colours the heatmap's canvas has, looked at every hundredth pixel. */
const countColours = `(() => {
  const canvas = document.querySelector('canvas[data-testid="covary-heatmap"], [data-testid="covary-heatmap"] canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 400) {
    seen.add(data[at] + ',' + data[at + 1] + ',' + data[at + 2]);
  }
  return seen.size;
})()`;

describe.skipIf(hasNoBrowser)(browserSuite('the provisioned dashboard'), () => {
  const open = useTarget();

  it('shows how the metrics of the shop move together', async () => {
    const { page, problems } = await open(path);
    await heatmap(page).getByTestId('covary-heatmap').waitFor();
    const cell = await readTable(heatmap(page).locator('table'));
    const pairs = [
      ['web-frontend', 'latency', 'user-service', 'latency'],
      ['database', 'latency', 'database', 'errors'],
      ['cache', 'latency', 'search-service', 'requests'],
      ['database', 'errors', 'cache', 'errors'],
      ['user-service', 'requests', 'database', 'requests'],
    ] as const;
    for (const [service, metric, otherService, otherMetric] of pairs) {
      const expected = shopCorrelation(
        { service, metric: metrics[metric] },
        { service: otherService, metric: metrics[otherMetric] },
        { fromMs, toMs }
      );
      const shown = cell(`${service} ${metric}`, `${otherService} ${otherMetric}`);
      expect(Number(shown), `${service} ${metric}, ${otherService} ${otherMetric}`).toBeCloseTo(expected, 2);
    }
    expect(cell('database latency', 'database latency')).toBe('1.00');
    expect(problems).toEqual([]);
  });

  it('paints the heatmap', async () => {
    const { page } = await open(path);
    await heatmap(page).getByTestId('covary-heatmap').waitFor();
    const colours = await page.evaluate<number>(countColours);
    expect(colours).toBeGreaterThan(20);
  });

  it('explains itself, and has no empty panel', async () => {
    const { page, problems } = await open(path);
    await panel(page, 'What this is').getByText('What happened in it').waitFor();
    await panel(page, 'What was unusual about the services')
      // Which of those that the incident reached is the most unusual is another one each day.
      .getByText(/(errors|latency) was .* times the limit/)
      .first()
      .waitFor();
    await panel(page, 'What set off the slow frontend')
      .getByRole('article', { name: 'database' })
      .getByText(/database latency rose from 1\d(\.\d)? ms to 1\d\d ms/)
      .waitFor();
    await panel(page, 'Who calls whom, and who is suspected')
      .getByText(/^(> )?9\d %$/)
      .waitFor();
    await panel(page, 'Which alert set off the others').getByText('critical').first().waitFor();
    await panel(page, 'Response times by cluster').locator('canvas').first().waitFor();
    expect(await page.getByText('No data').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('is drawn in the %s theme', async (theme) => {
    const { page, problems } = await open(path, theme);
    await heatmap(page).getByTestId('covary-heatmap').waitFor();
    await panel(page, 'What set off the slow frontend')
      .getByRole('article', { name: 'database' })
      .getByText(/database latency rose/)
      .waitFor();
    await panel(page, 'What was unusual about the nodes')
      .getByText(/times the limit/)
      .first()
      .waitFor();
    const screenshot = await takeScreenshot(page, `dashboard-${theme}`);
    if (theme === 'dark' && process.env['COVARY_SCREENSHOTS'] === '1') {
      mkdirSync(fileURLToPath(new URL('.', `file://${documentedScreenshot}`)), { recursive: true });
      copyFileSync(screenshot, documentedScreenshot);
    }
    const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const [red = NaN] = /\d+/.exec(background)?.map(Number) ?? [];
    expect(theme === 'light' ? red > 200 : red < 60, background).toBe(true);
    expect(problems).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasNoBrowser } from '../e2e/browser';
import { takeScreenshot, useTarget } from '../e2e/target';
import { callGrafana } from './callGrafana';

const savedDashboard = z.looseObject({
  panels: z.array(
    z.looseObject({ id: z.number(), type: z.string(), options: z.record(z.string(), z.unknown()).default({}) })
  ),
});
const dashboardAnswer = z.object({ dashboard: savedDashboard });

/** For each panel a choice of its option pane, and what the dashboard should hold when it was saved. */
const edits = [
  { type: 'covary-correlation-panel', option: 'Heatmap Order', choice: 'Clustered', saved: { order: 'clustered' } },
  { type: 'covary-violin-panel', option: 'Shape Orientation', choice: 'Horizontal', saved: { isHorizontal: true } },
  { type: 'covary-pairplot-panel', option: 'Cells Grid', choice: 'Full', saved: { isCorner: false } },
  { type: 'covary-dendrogram-panel', option: 'Appearance Root', choice: 'Left', saved: { orientation: 'left' } },
  { type: 'covary-clusters-panel', option: 'Chart Axes', choice: 'Components', saved: { axes: 'components' } },
] as const;

describe.skipIf(hasNoBrowser)('the panels in the editor of a real Grafana', () => {
  const uid = randomUUID().slice(0, 13);
  const open = useTarget();

  beforeAll(async () => {
    const provisioned = new URL('../../src/datasource/dashboards/demo-shop.json', import.meta.url);
    const dashboard = savedDashboard.parse(JSON.parse(readFileSync(provisioned, 'utf8')));
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await callGrafana('POST', '/api/dashboards/db', {
      // A day that is over: the pictures then differ by the options alone.
      dashboard: {
        ...dashboard,
        id: null,
        uid,
        title: uid,
        time: { from: `${day}T00:00:00Z`, to: `${day}T23:59:59Z` },
      },
    });
  });

  afterAll(async () => {
    await callGrafana('DELETE', `/api/dashboards/uid/${uid}`);
  });

  it.each(edits)('$type: an option is changed, saved and shown again', async ({ type, option, choice, saved }) => {
    const before = (await panelsOf(uid)).find((panel) => panel.type === type);
    expect(before).toBeDefined();
    const { page, problems } = await open(`/d/${uid}?editPanel=${before?.id}`);
    const unchanged = await pictureOf(page);

    await page.getByLabel(`${option} field property editor`).getByRole('radio', { name: choice, exact: true }).click();
    await expect.poll(() => pictureOf(page), { timeout: 15_000 }).not.toBe(unchanged);
    await takeScreenshot(page, `${type}-edited`);
    await page.getByTestId('data-testid Save dashboard button').click();
    await page.getByTestId('data-testid Save dashboard drawer button').click();
    await page.getByText('Dashboard saved').first().waitFor();

    const after = (await panelsOf(uid)).find((panel) => panel.type === type);
    expect(after?.options).toMatchObject(saved);
    const view = await open(`/d/${uid}?viewPanel=panel-${before?.id}`);
    await chartIn(view.page).waitFor();
    await view.page.goto(`${view.page.url().split('?')[0]}?editPanel=${before?.id}`);
    const editor = view.page.getByLabel(`${option} field property editor`);
    await editor.getByRole('radio', { name: choice, exact: true, checked: true }).waitFor();
    expect(await pictureOf(view.page)).not.toBe(unchanged);
    expect([...problems, ...view.problems]).toEqual([]);
  });
});

async function panelsOf(uid: string) {
  const answer = dashboardAnswer.parse(await callGrafana('GET', `/api/dashboards/uid/${uid}`));
  return answer.dashboard.panels;
}

function chartIn(page: Page): Locator {
  return page.locator('canvas').first();
}

/** What the panel has drawn, once it stays the same for a second. */
async function pictureOf(page: Page): Promise<string> {
  await chartIn(page).waitFor();
  let last = '';
  for (;;) {
    const next = (await chartIn(page).screenshot()).toString('base64');
    if (next === last) {
      return next;
    }
    last = next;
    await page.waitForTimeout(1000);
  }
}

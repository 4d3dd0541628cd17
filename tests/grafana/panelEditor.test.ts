import { randomUUID } from 'node:crypto';
import { type Locator, type Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stories } from '../../workbench/stories/stories';
import { hasNoBrowser } from '../e2e/browser';
import { storyDashboard } from '../e2e/panels/storyDashboard';
import { takeScreenshot, useTarget } from '../e2e/target';
import { callGrafana } from './callGrafana';

const savedDashboard = z.looseObject({
  panels: z.array(
    z.looseObject({ id: z.number(), type: z.string(), options: z.record(z.string(), z.unknown()).default({}) })
  ),
});
const dashboardAnswer = z.object({ dashboard: savedDashboard });

/** For each panel a story, a choice of its option pane, and what the dashboard should hold when it was saved. */
const edits = [
  { story: 'correlation-seed-infra', option: 'Heatmap Order', choice: 'Clustered', saved: { order: 'clustered' } },
  { story: 'violin-seed-latency', option: 'Shape Orientation', choice: 'Horizontal', saved: { isHorizontal: true } },
  { story: 'pairplot-seed-metrics', option: 'Cells Grid', choice: 'Full', saved: { isCorner: false } },
  { story: 'dendrogram-seed-telemetry', option: 'Appearance Root', choice: 'Left', saved: { orientation: 'left' } },
  { story: 'clusters-seed-kmeans', option: 'Chart Axes', choice: 'Components', saved: { axes: 'components' } },
] as const;

describe.skipIf(hasNoBrowser)('the panels in the editor of a real Grafana', () => {
  const uid = randomUUID().slice(0, 13);
  const open = useTarget();

  afterEach(async () => {
    await callGrafana('DELETE', `/api/dashboards/uid/${uid}`);
  });

  it.each(edits)(
    '$story: an option is changed, saved and shown again',
    async ({ story: id, option, choice, saved }) => {
      const story = stories.find((each) => each.id === id);
      if (story === undefined) {
        throw new Error(`there is no story ${id}`);
      }
      await callGrafana('POST', '/api/dashboards/db', { dashboard: storyDashboard(story, uid) });
      const { page, problems } = await open(`/d/${uid}?editPanel=1`);
      const unchanged = await pictureOf(page);

      await page
        .getByLabel(`${option} field property editor`)
        .getByRole('radio', { name: choice, exact: true })
        .click();
      await expect.poll(() => pictureOf(page), { timeout: 15_000 }).not.toBe(unchanged);
      await takeScreenshot(page, `${story.panelId}-edited`);
      await page.getByTestId('data-testid Save dashboard button').click();
      await page.getByTestId('data-testid Save dashboard drawer button').click();
      await page.getByText('Dashboard saved').first().waitFor();

      const [after] = await panelsOf(uid);
      expect(after?.options).toMatchObject(saved);
      const view = await open(`/d/${uid}?viewPanel=panel-1`);
      await chartIn(view.page).waitFor();
      await view.page.goto(`${view.page.url().split('?')[0]}?editPanel=1`);
      const editor = view.page.getByLabel(`${option} field property editor`);
      await editor.getByRole('radio', { name: choice, exact: true, checked: true }).waitFor();
      expect(await pictureOf(view.page)).not.toBe(unchanged);
      expect([...problems, ...view.problems]).toEqual([]);
    }
  );
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

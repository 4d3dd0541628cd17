import { type Page } from 'playwright-core';
import { stories } from '../../../workbench/stories/stories';
import { callGrafana } from '../../grafana/callGrafana';
import { type OpenPage, type OpenTarget } from '../target';
import { storyDashboard, storyTimes } from './storyDashboard';
import { GrafanaStoryPage } from './grafanaStoryPage';
import { type StoryPage } from './storyPage';

const actionTimeoutMs = 30_000;

/** The stories in a Grafana: each is the panel of a dashboard of its own, in the panel editor, at the size that it has in the workbench. */
export class GrafanaStoryBook {
  private opened: OpenPage | undefined;
  private seenProblems = 0;

  constructor(private readonly openTarget: OpenTarget) {}

  /** Turns to a story, in another size like `300x200` if need be; one that was looked at before starts anew. */
  async open(id: string, size = ''): Promise<StoryPage> {
    const story = stories.find((each) => each.id === id);
    if (story === undefined) {
      throw new Error(`there is no story ${id}`);
    }
    const [width = NaN, height = NaN] = size === '' ? story.size : size.split('x').map(Number);
    const uid = `story-${id}`.slice(0, 40);
    const whole = storyTimes(story);
    await callGrafana('POST', '/api/dashboards/db', { overwrite: true, dashboard: storyDashboard(story, uid) });
    // The editor has no room for a small one.
    const path = size === '' ? `/d/${uid}?editPanel=1` : `/d-solo/${uid}/${uid}?panelId=1`;
    if (this.opened === undefined) {
      this.opened = await this.openTarget(path);
      this.opened.page.setDefaultTimeout(actionTimeoutMs);
    } else {
      await this.opened.page.goto(new URL(path, this.opened.page.url()).href);
    }
    const shown = new GrafanaStoryPage(this.opened.page, whole);
    await shown.surface.waitFor();
    await fitPanel(this.opened.page, width, height);
    return shown;
  }

  /** What has gone wrong on the page since this was last asked. */
  newProblems(): readonly string[] {
    const problems = this.opened?.problems.slice(this.seenProblems) ?? [];
    this.seenProblems += problems.length;
    return problems;
  }
}

/** Runs in the browser. */
const paddingOfPanel = `getComputedStyle(document.querySelector('[data-testid="data-testid panel content"]')).paddingLeft`;

/** Makes the window as large as it has to be for the panel in its editor to have a size: both grow with it, each in its way. */
async function fitPanel(page: Page, width: number, height: number): Promise<void> {
  const content = page.getByTestId('data-testid panel content').first();
  for (let attempt = 0; attempt < 8; attempt++) {
    await page.waitForTimeout(200);
    const box = await content.boundingBox();
    const viewport = page.viewportSize();
    const padding = Number.parseFloat(await page.evaluate<string>(paddingOfPanel));
    const [missingX, missingY] = [
      Math.round(width + 2 * padding - (box?.width ?? 0)),
      Math.round(height + 2 * padding - (box?.height ?? 0)),
    ];
    if (missingX === 0 && missingY === 0) {
      return;
    }
    await page.setViewportSize({
      width: Math.max(100, (viewport?.width ?? 0) + missingX),
      height: Math.max(100, (viewport?.height ?? 0) + missingY),
    });
  }
}

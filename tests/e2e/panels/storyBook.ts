import { type Page } from 'playwright-core';
import { type OpenPage, type OpenTarget } from '../target';
import { StoryPage } from './storyPage';

const actionTimeoutMs = 15_000;

/** Runs in the browser: follows a link of the workbench. */
const goTo = (path: string): string =>
  `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`;

/** The workbench's stories, one after the other on one page. */
export class StoryBook {
  private opened: OpenPage | undefined;
  private seenProblems = 0;

  constructor(private readonly openTarget: OpenTarget) {}

  /** Turns to a story, in another size like `300x200` if need be; one that was looked at before starts anew. */
  async open(id: string, size = ''): Promise<StoryPage> {
    const path = `/stories/${id}?size=${size}`;
    if (this.opened === undefined) {
      this.opened = await this.openTarget(path);
      this.opened.page.setDefaultTimeout(actionTimeoutMs);
    } else {
      await showAnew(this.opened.page, path);
    }
    const { page } = this.opened;
    const chart = `[data-story="${id}"] [data-testid="covary-surface"]`;
    const story = new StoryPage(page, page.locator(`[data-story="${id}"]`), chart, true);
    await story.surface.waitFor();
    return story;
  }

  /** What has gone wrong on the page since this was last asked. */
  newProblems(): readonly string[] {
    const problems = this.opened?.problems.slice(this.seenProblems) ?? [];
    this.seenProblems += problems.length;
    return problems;
  }
}

async function showAnew(page: Page, path: string): Promise<void> {
  await page.mouse.move(5, 5);
  await page.evaluate(goTo('/'));
  await page.evaluate(goTo(path));
}

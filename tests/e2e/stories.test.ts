import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { isGrafana, takeScreenshot, useTarget } from './target';

/** Pictures of every story in both themes take a minute: only where they are asked for. */
const arePicturesWanted = process.env['COVARY_SCREENSHOTS'] !== undefined;

/** Runs in the browser: the stories whose chart has nothing painted on it. */
const blankStories = `Array.from(document.querySelectorAll('[data-story]'), (story) => {
  const canvas = story.querySelector('[data-testid="covary-surface"] canvas');
  const pixels = canvas?.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data ?? [1];
  return pixels.some((channel) => channel > 0) ? [] : [story.dataset.story];
}).flat()`;

describe.skipIf(hasNoBrowser || isGrafana)(browserSuite('the stories'), () => {
  const open = useTarget();

  it.each(['light', 'dark'] as const)('are drawn one by one in the %s theme', async (theme) => {
    const { page, problems } = await open('/stories?kiosk', theme);
    const stories = page.locator('[data-story]');
    await stories.first().waitFor();
    await expect.poll(() => page.getByText(/^(loading|Computing…)/).count(), { timeout: 30_000 }).toBe(0);
    const shown = await stories.all();
    expect(shown.length).toBeGreaterThan(5);
    expect(await page.getByTestId('covary-surface').count()).toBeGreaterThan(shown.length / 2);
    expect(await page.getByText('An unexpected error happened').count()).toBe(0);
    expect(await page.evaluate<string[]>(blankStories)).toEqual([]);
    for (const story of arePicturesWanted ? shown : []) {
      await takeScreenshot(story, `${await story.getAttribute('data-story')}-${theme}`);
    }
    expect(problems).toEqual([]);
  });
});

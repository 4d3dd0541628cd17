import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from './browser';
import { isGrafana, takeScreenshot, useTarget } from './target';

describe.skipIf(hasNoBrowser || isGrafana)(browserSuite('the stories'), () => {
  const open = useTarget();

  it.each(['light', 'dark'] as const)('are drawn one by one in the %s theme', async (theme) => {
    const { page, problems } = await open('/stories?kiosk', theme);
    const stories = page.locator('[data-story]');
    await stories.first().waitFor();
    const shown = await stories.all();
    expect(shown.length).toBeGreaterThan(5);
    for (const story of shown) {
      const id = (await story.getAttribute('data-story')) ?? '';
      await expect.poll(() => story.innerText(), { message: id }).not.toContain('loading');
      expect(await story.getByText('An unexpected error happened').count(), id).toBe(0);
      await story.scrollIntoViewIfNeeded();
      await takeScreenshot(story, `${id}-${theme}`);
    }
    expect(problems).toEqual([]);
  });
});

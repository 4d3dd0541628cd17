import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { useStories } from './useStories';

/** Counts, for each canvas of the page by its place, how often it is wiped: all that draws anew begins with that. */
const countWipes = `(() => {
  const wipes = new Map();
  window.wipes = wipes;
  const wipe = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...room) {
    wipes.set(this.canvas, (wipes.get(this.canvas) ?? 0) + 1);
    return wipe.apply(this, room);
  };
})()`;
const wipesByCanvas = `[...document.querySelectorAll('canvas')].map((canvas) => window.wipes.get(canvas) ?? 0)`;

describe.skipIf(hasNoBrowser)(browserSuite('the anomaly panel'), () => {
  const stories = useStories();

  it.each([
    ['the focus', 'covary-focus'],
    ['the lanes', 'covary-surface'],
  ])('draws nothing but the layer of the pointer while one hovers over %s', async (_, testId) => {
    const { page } = await stories.open('anomaly-incident');
    const target = page.getByTestId(testId).first();
    const box = await target.boundingBox();
    if (box === null) {
      throw new Error('it is not to be seen');
    }
    const hoverAt = (share: number): Promise<void> =>
      page.mouse.move(box.x + box.width * share, box.y + box.height * 0.5);
    await hoverAt(0.3);
    await page.getByTestId('covary-tooltip').waitFor();
    await page.evaluate(countWipes);
    for (let i = 0; i <= 20; i++) {
      await hoverAt(0.3 + i * 0.02);
    }
    const wipes = await page.evaluate<readonly number[]>(wipesByCanvas);
    // Lanes, their layer above, the focus.
    expect(wipes).toHaveLength(3);
    expect(wipes[0]).toBe(0);
    expect(wipes[1]).toBeGreaterThan(5);
    expect(wipes[2]).toBe(0);
  });
});

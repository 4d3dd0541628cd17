import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { isGrafana } from '../target';
import { comparePicture, type PictureDifference } from './comparePicture';
import { eventually } from './eventually';
import { useStories } from './useStories';

/** Share of blocks that may differ: see comparePicture. */
const tolerance = 0.002;
/** Writes the pictures instead of comparing with them: after a change that was wanted, and looked at. */
const areUpdated = process.env['COVARY_UPDATE_PICTURES'] !== undefined;

const pictures = path.join(import.meta.dirname, 'pictures');
/** One of each chart; all others are compared call by call in tests/browser/panels/drawings. */
const cases = [
  'correlation-seed-traffic',
  'violin-split',
  'dendrogram-seed-telemetry',
  'pairplot-by-label',
  'clusters-seed-kmeans',
];

describe.skipIf(hasNoBrowser || isGrafana)(browserSuite('the charts as chromium paints them'), () => {
  const stories = useStories();

  it.each(cases)('%s is as its picture', async (id) => {
    const story = await stories.open(id);
    const { page } = story;
    await eventually(() => page.getByText('Computing…').count()).toBe(0);
    await page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame))');
    const chart = `[data-story="${id}"] [data-testid="covary-surface"]`;
    const file = path.join(pictures, `${id}.png`);
    if (areUpdated) {
      const url = await story.picture([0, 0], [1, 1]);
      mkdirSync(pictures, { recursive: true });
      writeFileSync(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    }
    const difference = await page.evaluate<PictureDifference>(comparePicture(chart, readFileSync(file)));
    expect(difference.isSameSize).toBe(true);
    expect(difference.share).toBeLessThan(tolerance);
  });
});

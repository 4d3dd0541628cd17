import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { type Place } from './pageScripts';
import { eventually } from './eventually';
import { type StoryPage } from './storyPage';
import { useStories } from './useStories';

const leaves = async (story: StoryPage): Promise<Array<string | undefined>> =>
  (await story.rows()).map(([name]) => name);

/** How many groups the cut leaves. */
const groupCount = async (story: StoryPage): Promise<number> =>
  new Set((await story.rows()).map(([, group]) => group)).size;

/** What a branch is joined at, by the tooltip of the one that the keyboard comes to first. */
async function rootDistance(story: StoryPage): Promise<number> {
  await story.surface.focus();
  await story.page.keyboard.press('ArrowDown');
  const text = await story.tooltip.innerText();
  await story.page.keyboard.press('Escape');
  return Number(/Distance\s+([\d.]+)/.exec(text)?.[1]);
}

const cursorOf = (story: StoryPage): Promise<string> =>
  story.page.evaluate<string>(`getComputedStyle(document.querySelector('[data-testid="covary-surface"]')).cursor`);

/** Looks for the cut line by the pointer that it gets, from the root down. */
async function placeOfCut(story: StoryPage): Promise<Place> {
  for (let y = 0.1; y < 0.95; y += 0.018) {
    await story.hover([0.6, y]);
    if ((await cursorOf(story)) === 'ns-resize') {
      return [0.6, y];
    }
  }
  throw new Error('there is no cut line');
}

const radio = (story: StoryPage, option: string, choice: string) =>
  story.field('Groups', option).getByRole('radio', { name: choice });

describe.skipIf(hasNoBrowser)(browserSuite('the dendrogram'), () => {
  const stories = useStories();

  it('cuts into as many groups as are asked for', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    await eventually(() => groupCount(story)).toBe(3);
    await story.choose('Groups', 'Cut', 'Into groups');
    await story.enter('Groups', 'Groups', '2');
    await eventually(() => groupCount(story)).toBe(2);
    await story.choose('Groups', 'Cut', '70 % of the height');
    await eventually(() => story.options('Groups').getByRole('spinbutton').count()).toBe(0);
  });

  it('joins by the linkage and the distance that are chosen', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    const ward = await rootDistance(story);
    await story.select('Tree', 'Linkage', 'Single');
    await eventually(() => rootDistance(story)).toBeLessThan(ward / 2);
    const single = await rootDistance(story);
    await story.select('Tree', 'Linkage', 'Complete');
    await eventually(() => rootDistance(story)).toBeGreaterThan(single);
    const euclidean = await rootDistance(story);
    await story.select('Tree', 'Distance', 'City block');
    await eventually(() => rootDistance(story)).toBeGreaterThan(euclidean);
  });

  it('says when a linkage does not go with a distance, and draws again when it does', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    await story.select('Tree', 'Distance', 'Cosine');
    await story.page.getByText('defined for Euclidean distances only').waitFor();
    await story.select('Tree', 'Distance', 'Euclidean');
    await story.surface.waitFor();
  });

  it('stands for many leaves with few, and says how many', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    await eventually(() => leaves(story)).toHaveLength(30);
    await story.choose('Tree', 'Truncate', 'To leaves');
    await story.enter('Tree', 'Leaves or levels', '4');
    await eventually(() => leaves(story)).toHaveLength(4);
    const sizes = (await leaves(story)).map((name) => Number(/^\((\d+)\)$/.exec(name ?? '')?.[1] ?? 1));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(30);
    await story.toggle('Appearance', 'Sizes of truncated branches');
    await eventually(async () => (await leaves(story)).filter((name) => name?.startsWith('('))).toEqual([]);
  });

  it('orders branches by their size', async () => {
    const story = await stories.open('dendrogram-truncated');
    const firstSize = async () => Number(/\d+/.exec((await leaves(story))[0] ?? '')?.[0]);
    await story.select('Tree', 'Order of branches', 'Larger first');
    await story.enter('Tree', 'Leaves or levels', '2');
    await eventually(firstSize).toBeGreaterThan(160);
    await story.select('Tree', 'Order of branches', 'Smaller first');
    await eventually(firstSize).toBeLessThan(160);
  });

  it('turns its root to another side', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    await story.hover([0.5, 0.06]);
    await story.tooltipSays('Branch of 30 items');
    await story.choose('Appearance', 'Root', 'Bottom');
    await story.surface.focus();
    await story.page.keyboard.press('ArrowDown');
    await story.tooltipSays('Branch of 30 items');
    const box = await story.tooltip.boundingBox();
    const [, middle] = await story.at([0.5, 0.5]);
    expect(box?.y).toBeGreaterThan(middle);
  });

  it('the cut line can be dragged: its distance becomes the option', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    await eventually(() => groupCount(story)).toBe(3);
    const cut = await placeOfCut(story);
    await story.drag(cut, [0.6, 0.2]);
    await eventually(() => groupCount(story)).toBe(2);
    expect(await radio(story, 'Cut', 'At a distance').isChecked()).toBe(true);
    const distance = Number(await story.field('Groups', 'Distance').getByRole('spinbutton').inputValue());
    expect(distance).toBeGreaterThan(5.7);
    expect(distance).toBeLessThan(8.7);
    expect(await story.tooltip.count()).toBe(0);
    const [, y] = await placeOfCut(story);
    expect(y).toBeCloseTo(0.2, 1);
  });

  it('the keyboard moves the cut line', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    const distance = async () => Number(await story.field('Groups', 'Distance').getByRole('spinbutton').inputValue());
    await eventually(distance).toBe(3.5);
    await story.surface.focus();
    await story.page.keyboard.press('PageUp');
    await eventually(distance).toBeGreaterThan(3.5);
    const step = (await distance()) - 3.5;
    await story.page.keyboard.press('PageDown');
    await story.page.keyboard.press('PageDown');
    await eventually(distance).toBeCloseTo(3.5 - step, 6);
  });

  it('without a cut line there is nothing to drag', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    const cut = await placeOfCut(story);
    await story.toggle('Groups', 'Cut line');
    await story.hover([0.1, 0.1]);
    await story.hover(cut);
    expect(await cursorOf(story)).not.toBe('ns-resize');
    await story.drag(cut, [0.6, 0.2]);
    expect(await groupCount(story)).toBe(3);
  });

  it('a branch hands its items to the variable that the options name', async () => {
    const story = await stories.open('dendrogram-seed-telemetry');
    await story.enter('Appearance', 'Selection variable', 'api');
    await story.surface.focus();
    await story.page.keyboard.press('ArrowDown');
    await story.page.keyboard.press('ArrowDown');
    await story.tooltipSays('Branch of 15 items');
    await story.page.keyboard.press('Enter');
    await story.tooltip.getByRole('button', { name: 'Select 15' }).click();
    const groups = (await story.csv()).slice(1).map((line) => line.replaceAll('"', '').split(','));
    await eventually(() => story.variable('api').length).toBe(15);
    const chosen = new Set(story.variable('api'));
    const ofChosen = new Set(groups.flatMap(([item = '', group]) => (chosen.has(item) ? [group] : [])));
    expect(ofChosen.size).toBe(1);
  });
});

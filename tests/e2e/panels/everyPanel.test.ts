import { type Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { inspectImage, type Place } from './pageScripts';
import { eventually } from './eventually';
import { useStories } from './useStories';

interface PanelCase {
  readonly story: string;
  /** What its first mark says to the keyboard, then the mark that ArrowDown or ArrowRight leads to. */
  readonly first: string;
  readonly second: string;
  /** Somewhere on a mark. */
  readonly mark: Place;
  readonly fileName: string;
  /** Headings of the exported table. */
  readonly headings: string;
}

const cases: readonly PanelCase[] = [
  {
    story: 'correlation-seed-infra',
    first: 'Network In (Mbps) × Network In (Mbps)',
    second: 'CPU (%) × Network In (Mbps)',
    mark: [0.3, 0.3],
    fileName: 'correlation',
    headings: 'series,Network In (Mbps),CPU (%),Memory (%),Disk IOPS,Error Rate (%)',
  },
  {
    story: 'violin-seed-latency',
    first: 'us-east-1a',
    second: 'us-east-1b',
    mark: [0.54, 0.8],
    fileName: 'distributions',
    headings: 'group,part,value,width',
  },
  {
    story: 'pairplot-seed-metrics',
    first: 'Network In (Mbps)',
    second: 'CPU (%) by Network In (Mbps)',
    mark: [0.2, 0.9],
    fileName: 'pairplot',
    headings: 'time,Network In (Mbps),CPU (%),Memory (%),Disk IOPS,Error Rate (%)',
  },
  {
    story: 'dendrogram-seed-telemetry',
    first: 'Branch of 30 items',
    second: 'Branch of 15 items',
    mark: [0.5, 0.06],
    fileName: 'dendrogram',
    headings: 'item,group',
  },
  {
    story: 'clusters-seed-kmeans',
    first: 'api-',
    second: 'api-',
    mark: [0.147, 0.856],
    fileName: 'clusters',
    headings: 'item,cluster,silhouette,Latency_ms,Error_Rate_pct',
  },
];

interface ImageFacts {
  readonly width: number;
  readonly height: number;
  readonly colors: number;
}

/** Whether exactly this has the keyboard. */
const isFocused = async (element: Locator): Promise<boolean> =>
  (await element.and(element.page().locator(':focus')).count()) === 1;

const unquoted = (line: string | undefined): string | undefined => line?.replaceAll('"', '');

describe.skipIf(hasNoBrowser)(browserSuite('every panel'), () => {
  const stories = useStories();

  it.each(cases)('$fileName: the keyboard comes to it, walks over its marks and pins one', async (panel) => {
    const { page, surface, tooltip } = await stories.open(panel.story);
    await surface.focus();
    await page.keyboard.press('Shift+Tab');
    expect(await isFocused(surface)).toBe(false);
    await page.keyboard.press('Tab');
    expect(await isFocused(surface)).toBe(true);
    expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outline')).toMatch(/solid 2px/);

    await page.keyboard.press('ArrowDown');
    await eventually(() => tooltip.innerText()).toContain(panel.first);
    const shown = await tooltip.innerText();
    await page.keyboard.press('ArrowDown');
    await eventually(() => tooltip.innerText()).toContain(panel.second);
    expect(await tooltip.innerText()).not.toBe(shown);
    expect(await surface.locator('[aria-live]').innerText()).toContain(panel.second);

    await page.keyboard.press('Enter');
    await tooltip.getByRole('button', { name: 'Close' }).waitFor();
    expect(await tooltip.locator(':focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await eventually(() => tooltip.count()).toBe(0);
    expect(await isFocused(surface)).toBe(true);

    for (const button of ['Download CSV', 'Download data frame', 'Download image']) {
      await page.keyboard.press('Tab');
      expect(await isFocused(page.getByRole('button', { name: button })), button).toBe(true);
    }
  });

  it.each(cases)(
    '$fileName: a click pins a mark, the pinned tooltip takes the keyboard, Close lets it go',
    async (panel) => {
      const story = await stories.open(panel.story);
      const { page, tooltip } = story;
      await story.hover(panel.mark);
      await eventually(() => tooltip.count()).toBe(1);
      await page.mouse.move(5, 5);
      await eventually(() => tooltip.count()).toBe(0);
      await story.click(panel.mark);
      await tooltip.getByRole('button', { name: 'Close' }).waitFor();
      await page.mouse.move(5, 5);
      for (const button of ['Copy', 'Close']) {
        await page.keyboard.press('Tab');
        expect(await isFocused(tooltip.getByRole('button', { name: button })), button).toBe(true);
      }
      await page.keyboard.press('Enter');
      await eventually(() => tooltip.count()).toBe(0);
    }
  );

  it.each(cases)('$fileName: its numbers and its image can be saved', async (panel) => {
    const story = await stories.open(panel.story);
    const csv = await story.download('Download CSV');
    expect(csv.fileName).toBe(`${panel.fileName}.csv`);
    const lines = csv.content.toString('utf8').trim().split(/\r?\n/);
    expect(unquoted(lines[0])).toBe(panel.headings);
    expect(lines.length).toBeGreaterThan(5);

    const json = await story.download('Download data frame');
    expect(json.fileName).toBe(`${panel.fileName}.json`);
    const [frame] = JSON.parse(json.content.toString('utf8'));
    const names: string[] = frame.schema.fields.map(({ name }: { readonly name: string }) => name);
    expect(names.join(',')).toBe(panel.headings);
    expect(frame.data.values[0]).toHaveLength(lines.length - 1);

    const image = await story.download('Download image');
    expect(image.fileName).toBe(`${panel.fileName}.png`);
    const box = await story.surface.boundingBox();
    const { width, height, colors } = await story.page.evaluate<ImageFacts>(inspectImage(image.content));
    expect([width, height]).toEqual([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]);
    expect(colors).toBeGreaterThan(20);
  });

  it.each(cases)('$fileName: is drawn in the corner of a screen, too', async (panel) => {
    const story = await stories.open(panel.story, '150x120');
    const box = await story.surface.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(150);
    expect(box?.height).toBeLessThanOrEqual(120);
    const image = await story.download('Download image');
    const { colors } = await story.page.evaluate<ImageFacts>(inspectImage(image.content));
    expect(colors).toBeGreaterThan(10);
  });
});

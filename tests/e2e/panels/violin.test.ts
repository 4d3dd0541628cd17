import { median, quantile } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { eventually } from './eventually';
import { seedLatency } from './seedTables';
import { type StoryPage } from './storyPage';
import { useStories } from './useStories';

const groups = Object.keys(seedLatency);
const valuesOf = (group: string): number[] => seedLatency[group] ?? [];

/** Grafana's red in the dark theme, of thresholds. */
const thresholdRed = [242, 73, 92] as const;
/** The first two colours of Set2. */
const set2Green = [102, 194, 165] as const;
const set2Orange = [252, 141, 98] as const;

const groupNames = async (story: StoryPage): Promise<Array<string | undefined>> =>
  (await story.rows()).map(([name]) => name);

/** Lines of the exported outlines: group, part, value, width. */
const outlines = async (story: StoryPage): Promise<string[][]> =>
  (await story.csv()).slice(1).map((line) => line.replaceAll('"', '').split(','));

describe.skipIf(hasNoBrowser)(browserSuite('the violin panel'), () => {
  const stories = useStories();

  it('orders groups as it is told', async () => {
    const story = await stories.open('violin-seed-latency');
    await eventually(() => groupNames(story)).toEqual(groups);
    await story.choose('Groups', 'Order', 'Median');
    const byMedian = groups.toSorted((a, b) => median(valuesOf(a)) - median(valuesOf(b)));
    expect(byMedian).not.toEqual(groups);
    await eventually(() => groupNames(story)).toEqual(byMedian);
  });

  it('parts and groups by the columns that are named', async () => {
    const story = await stories.open('violin-split');
    await eventually(() => groupNames(story)).toHaveLength(6);
    await story.enter('Groups', 'Part by', '');
    await eventually(() => groupNames(story)).toEqual(['eu-west', 'us-east', 'ap-south']);
    expect(await story.field('Groups', 'Split').count()).toBe(0);
    await story.enter('Groups', 'Group by', 'version');
    await eventually(() => groupNames(story)).toEqual(['v1', 'v2']);
  });

  it('ends the curves where it is told, with as many points', async () => {
    const story = await stories.open('violin-seed-latency');
    await story.enter('Density', 'Cut', '0');
    await story.enter('Density', 'Points of the curve', '40');
    await eventually(async () => (await outlines(story)).length).toBe(40 * groups.length);
    for (const group of groups) {
      const values = (await outlines(story)).flatMap(([name, , value]) => (name === group ? [Number(value)] : []));
      expect(values[0], group).toBeCloseTo(Math.min(...valuesOf(group)), 6);
      expect(values.at(-1), group).toBeCloseTo(Math.max(...valuesOf(group)), 6);
    }
  });

  it('a narrower bandwidth shows more peaks', async () => {
    const story = await stories.open('violin-seed-latency');
    const peaks = async () => {
      const widths = (await outlines(story)).flatMap(([name, , , width]) =>
        name === groups[2] ? [Number(width)] : []
      );
      return widths.filter((width, at) => width > (widths[at - 1] ?? width) && width >= (widths[at + 1] ?? width))
        .length;
    };
    await eventually(peaks).toBe(2);
    await story.enter('Density', 'Adjust', '0.1');
    await eventually(peaks).toBeGreaterThan(3);
  });

  it('draws box plots, then options of violins are gone', async () => {
    const story = await stories.open('violin-seed-latency');
    const violins = await story.pixels(set2Orange);
    const before = await story.picture([0, 0], [1, 1]);
    await story.options('Density').waitFor();
    await story.choose('Shape', 'Draw', 'Box plots');
    await eventually(() => story.picture([0, 0], [1, 1])).not.toBe(before);
    expect(await story.options('Density').count()).toBe(0);
    expect(await story.field('Shape', 'Inside').count()).toBe(0);
    await story.choose('Shape', 'Draw', 'Violins');
    await eventually(() => story.pixels(set2Orange)).toBe(violins);
  });

  it('lies down', async () => {
    const story = await stories.open('violin-seed-latency');
    await story.hover([0.54, 0.8]);
    await story.tooltipSays(groups[1] ?? '');
    await story.choose('Shape', 'Orientation', 'Horizontal');
    await story.hover([0.25, 0.5]);
    await story.tooltipSays(groups[1] ?? '');
    await story.hover([0.25, 0.8]);
    await story.tooltipSays(groups[2] ?? '');
  });

  it('draws the thresholds of the standard options, and one more', async () => {
    const story = await stories.open('violin-seed-latency');
    const line = await story.pixels(thresholdRed);
    expect(line).toBeGreaterThan(100);
    const ofItsColor = await story.pixels(story.newThresholdColor);
    await story.addThreshold('600');
    await eventually(() => story.pixels(story.newThresholdColor)).toBeGreaterThan(ofItsColor + line / 2);
    await story.toggle('Axis', 'Threshold lines');
    await eventually(() => story.pixels(thresholdRed)).toBe(0);
  });

  it('writes values in the unit and with the decimals of the standard options', async () => {
    const story = await stories.open('violin-seed-latency');
    await story.enter('Standard options', 'Decimals', '3');
    const quartiles = [0.25, 0.5, 0.75].map((share) => quantile(valuesOf(groups[0] ?? ''), share));
    await eventually(async () => (await story.rows())[0]?.slice(2).map((text) => text.replace(/\d\d ms$/, ''))).toEqual(
      quartiles.map((value) => value.toFixed(3).slice(0, -2))
    );
  });

  it('the legend hides a part', async () => {
    const story = await stories.open('violin-split');
    const legend = await story.legend('v1');
    const before = await story.pixels(set2Green);
    await legend.click({ modifiers: ['ControlOrMeta'] });
    await eventually(() => groupNames(story)).toEqual(['eu-west · v2', 'us-east · v2', 'ap-south · v2']);
    await eventually(() => story.pixels(set2Green)).toBe(0);
    expect(before).toBeGreaterThan(0);
    await legend.click({ modifiers: ['ControlOrMeta'] });
    await eventually(() => groupNames(story)).toHaveLength(6);
    await (await story.legend('v2')).click();
    await eventually(() => groupNames(story)).toEqual(['eu-west · v2', 'us-east · v2', 'ap-south · v2']);
    await (await story.legend('v2')).click();
    await eventually(() => groupNames(story)).toHaveLength(6);
  });

  it('a group filters the dashboard, and sets the variable that the options name', async () => {
    const story = await stories.open('violin-classic-histogram');
    await story.enter('Groups', 'Selection variable', 'service');
    await story.surface.focus();
    await story.page.keyboard.press('ArrowRight');
    await story.tooltipSays('cart');
    await story.page.keyboard.press('ArrowRight');
    await story.tooltipSays('search');
    await story.page.keyboard.press('Enter');
    await story.tooltip.getByRole('button', { name: 'Select', exact: true }).click();
    await eventually(() => story.variable('service')).toEqual(['search']);
    await story.tooltip.getByRole('button', { name: 'Filter service = search' }).click();
    await eventually(() => story.narrowing()).toBe('service = search');
    if (story.answersNarrowing) {
      await eventually(() => groupNames(story)).toEqual(['search']);
    }
  });
});

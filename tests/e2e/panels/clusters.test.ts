import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { eventually } from './eventually';
import { type StoryPage } from './storyPage';
import { useStories } from './useStories';

/** Sizes of the clusters by their name in the table for screen readers. */
async function sizes(story: StoryPage): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const [, cluster = ''] of await story.rows()) {
    found[cluster] = (found[cluster] ?? 0) + 1;
  }
  return found;
}

const clusterCount = async (story: StoryPage): Promise<number> => Object.keys(await sizes(story)).length;

/** First colours of Set1. */
const set1 = { red: [228, 26, 28], blue: [55, 126, 184], green: [77, 175, 74] } as const;

describe.skipIf(hasNoBrowser)(browserSuite('the clusters panel'), () => {
  const stories = useStories();

  it('makes as many clusters as are asked for, or as the data has', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    await eventually(() => clusterCount(story)).toBe(3);
    await story.enter('Clusters', 'Clusters (k)', '5');
    await eventually(() => clusterCount(story)).toBe(5);
    await story.choose('Clusters', 'Number of clusters', 'Best silhouette');
    await eventually(() => clusterCount(story)).toBe(3);
    expect(await story.field('Clusters', 'Clusters (k)').count()).toBe(0);
  });

  it('clusters by density, with noise, and with less of it when the reach is wider', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    await story.select('Clusters', 'Method', 'DBSCAN');
    await eventually(async () => Object.keys(await sizes(story))).toContain('Noise (−1)');
    await story.toggle('Clusters', 'Suggest the reach');
    await story.enter('Clusters', 'Reach (eps)', '0.2');
    await eventually(async () => (await sizes(story))['Noise (−1)']).toBeGreaterThan(10);
    const narrow = (await sizes(story))['Noise (−1)'];
    await story.enter('Clusters', 'Reach (eps)', '0.6');
    await eventually(async () => (await sizes(story))['Noise (−1)'] ?? 0).toBeLessThan(narrow ?? 0);
  });

  it('clusters by the features that are chosen', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    const headings = async () => (await story.csv())[0]?.replaceAll('"', '');
    expect(await headings()).toBe('item,cluster,silhouette,Latency_ms,Error_Rate_pct');
    await story.select('Items', 'Features', 'Error_Rate_pct');
    await eventually(headings).toBe('item,cluster,silhouette,Error_Rate_pct');
  });

  it('without scaling the larger feature decides', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    await story.enter('Clusters', 'Clusters (k)', '2');
    const scaled = JSON.stringify(await sizes(story));
    await story.choose('Items', 'Scale features', 'No');
    await eventually(async () => JSON.stringify(await sizes(story))).not.toBe(scaled);
    // By latency alone: the slow third against the others.
    const rows = (await story.csv()).slice(1).map((line) => line.replaceAll('"', '').split(','));
    const latencies = (cluster: string) => rows.filter((row) => row[1] === cluster).map((row) => Number(row[3]));
    const [first, second] = [latencies('0'), latencies('1')];
    const isApart = Math.max(...first) < Math.min(...second) || Math.max(...second) < Math.min(...first);
    expect(isApart).toBe(true);
  });

  it('draws centroids and hulls where they are wanted', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    const picture = () => story.picture([0, 0], [1, 1]);
    const withCentroids = await picture();
    await story.hover([0.147, 0.856]);
    await story.tooltipSays('Centroid of cluster 2');
    await story.toggle('Appearance', 'Centroids');
    await eventually(picture).not.toBe(withCentroids);
    await story.hover([0.145, 0.856]);
    await story.tooltipSays(/^api-/);
    const withoutHulls = await picture();
    await story.toggle('Appearance', 'Hulls');
    await eventually(picture).not.toBe(withoutHulls);
  });

  it('a dragged rectangle becomes the view, whose marks alone are within reach; Escape and the button lead back', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    const picture = () => story.picture([0, 0], [1, 1]);
    const before = await picture();
    const rightmost = async () => {
      await story.surface.focus();
      await story.page.keyboard.press('End');
      const [name = ''] = (await story.tooltip.innerText()).split('\n');
      await story.page.keyboard.press('Escape');
      return name;
    };
    const last = await rightmost();
    await story.drag([0.09, 0.75], [0.22, 0.93]);
    await eventually(picture).not.toBe(before);
    await story.surface.focus();
    await story.page.keyboard.press('Home');
    for (let step = 0; step < 12; step++) {
      await story.tooltipSays(/Cluster\s+2/);
      await story.page.keyboard.press('ArrowRight');
    }
    await story.page.keyboard.press('Escape');
    expect(await rightmost()).not.toBe(last);
    await story.page.keyboard.press('Escape');
    await eventually(picture).toBe(before);
    await story.drag([0.09, 0.75], [0.22, 0.93]);
    await eventually(picture).not.toBe(before);
    await story.page.getByRole('button', { name: 'Reset zoom' }).click();
    await eventually(picture).toBe(before);
    expect(await story.page.getByRole('button', { name: 'Reset zoom' }).count()).toBe(0);
  });

  it('a number of clusters on the elbow chart becomes the option', async () => {
    const story = await stories.open('clusters-both-suggested');
    await eventually(() => clusterCount(story)).toBe(3);
    const curve = story.page.getByTestId('covary-surface').nth(1);
    await curve.focus();
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) {
      await story.page.keyboard.press(key);
    }
    await story.tooltipSays('Number of clusters k: 5');
    await story.tooltip.getByRole('button', { name: 'Use k = 5' }).click();
    await eventually(() => clusterCount(story)).toBe(5);
    expect(await story.options('Clusters').getByRole('radio', { name: 'Given' }).isChecked()).toBe(true);
    expect(await story.field('Clusters', 'Clusters (k)').getByRole('spinbutton').inputValue()).toBe('5');
    expect(await story.tooltip.count()).toBe(0);
  });

  it('the elbow chart comes and goes', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    const surfaces = story.page.getByTestId('covary-surface');
    await eventually(() => surfaces.count()).toBe(1);
    await story.choose('Chart', 'Show', 'Both');
    await eventually(() => surfaces.count()).toBe(2);
    await story.choose('Chart', 'Show', 'Elbow');
    await eventually(() => story.surface.getAttribute('aria-label')).toContain('number of clusters');
    expect(await surfaces.count()).toBe(1);
  });

  it('the legend hides a cluster, whose items the keyboard then passes by', async () => {
    const story = await stories.open('clusters-seed-kmeans');
    await story.enter('Appearance', 'Opacity', '100');
    const counts = () => Promise.all(Object.values(set1).map((color) => story.pixels(color)));
    await eventually(async () => Math.min(...(await counts()))).toBeGreaterThan(50);
    await (await story.legend('Cluster 1')).click({ modifiers: ['ControlOrMeta'] });
    await eventually(async () => (await counts()).map((count) => count > 0)).toEqual([true, false, true]);
    await story.surface.focus();
    await story.page.keyboard.press('Home');
    await story.tooltipSays(/Cluster\s+(Cluster )?[02]/);
    for (let step = 0; step < 8; step++) {
      await story.page.keyboard.press('ArrowUp');
      expect(await story.tooltip.innerText()).not.toContain('Cluster 1');
    }
    await (await story.legend('Cluster 1')).click({ modifiers: ['ControlOrMeta'] });
    await eventually(async () => Math.min(...(await counts()))).toBeGreaterThan(50);
  });

  it('an item or its cluster filters the dashboard; the cluster goes to the variable that the options name', async () => {
    const story = await stories.open('clusters-series-queries');
    await story.enter('Appearance', 'Selection variable', 'pod');
    await story.surface.focus();
    await story.page.keyboard.press('Home');
    await story.page.keyboard.press('Enter');
    const select = story.tooltip.getByRole('button', { name: /^Select its cluster \(\d+\)$/ });
    const count = Number(/\d+/.exec(await select.innerText())?.[0]);
    await select.click();
    await eventually(() => story.variable('pod').length).toBe(count);
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThan(60);
    await story.tooltip.getByRole('button', { name: 'Filter namespace = shop' }).click();
    await eventually(() => story.narrowing()).toBe('namespace = shop');
    if (story.answersNarrowing) {
      await eventually(async () => (await story.rows()).length).toBe(60);
    }
    await story.surface.focus();
    await story.page.keyboard.press('Home');
    await story.page.keyboard.press('Enter');
    await story.tooltip.getByRole('button', { name: `Filter pod = ${count} values` }).click();
    await (story.answersNarrowing
      ? eventually(async () => (await story.rows()).length).toBe(count)
      : eventually(() => story.narrowing()).toMatch(/pod =~ /));
  });
});

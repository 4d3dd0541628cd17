import { type Page } from 'playwright-core';
import { stories } from '../../../workbench/stories/stories';
import { type Story, type StoryFrame } from '../../../workbench/stories/story';
import { callGrafana } from '../../grafana/callGrafana';
import { type OpenPage, type OpenTarget } from '../target';
import { GrafanaStoryPage } from './grafanaStoryPage';
import { type StoryPage } from './storyPage';

const actionTimeoutMs = 30_000;
const grafanaData = { type: 'datasource', uid: 'grafana' };
const hourMs = 3_600_000;

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
    const whole = timesOf(story.frames);
    await callGrafana('POST', '/api/dashboards/db', { overwrite: true, dashboard: dashboardOf(story, uid, whole) });
    const path = `/d/${uid}?editPanel=1`;
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

function timesOf(frames: readonly StoryFrame[]): { readonly fromMs: number; readonly toMs: number } {
  const times = frames.flatMap(({ fields }) =>
    fields.flatMap(({ type, values }) => (type === 'time' ? [Number(values[0]), Number(values.at(-1))] : []))
  );
  return times.length === 0 ? { fromMs: 0, toMs: hourMs } : { fromMs: Math.min(...times), toMs: Math.max(...times) };
}

function dashboardOf(story: Story, uid: string, { fromMs, toMs }: ReturnType<typeof timesOf>) {
  return {
    uid,
    title: uid,
    timezone: 'utc',
    time: { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
    panels: [
      {
        id: 1,
        type: story.panelId,
        title: story.title,
        gridPos: { x: 0, y: 0, w: 12, h: 12 },
        datasource: grafanaData,
        // Grafana's own data source gives frames back that it was given.
        targets: [
          {
            refId: 'A',
            datasource: grafanaData,
            queryType: 'snapshot',
            snapshot: story.frames.map(({ fields, ...schema }) => ({
              schema: { ...schema, fields: fields.map(({ values: _, ...field }) => field) },
              data: { values: fields.map(({ values }) => values) },
            })),
          },
        ],
        options: story.options,
        fieldConfig: { defaults: { ...story.fieldDefaults }, overrides: [] },
      },
    ],
  };
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
      width: Math.max(400, (viewport?.width ?? 0) + missingX),
      height: Math.max(300, (viewport?.height ?? 0) + missingY),
    });
  }
}

import { readFile } from 'node:fs/promises';
import { type Locator, type Page } from 'playwright-core';
import { type Color, countPixels, pictureOf, type Place, tableOf } from './pageScripts';
import { eventually } from './eventually';

export interface Download {
  readonly fileName: string;
  readonly content: Buffer;
}

/** A story as its user has it: chart, tooltip, legend, option pane. In the workbench, or in the panel editor of a Grafana. */
export class StoryPage {
  readonly surface: Locator;
  readonly tooltip: Locator;

  /**
   * @param story holds the chart and its legend
   * @param chart selects the chart, in CSS
   * @param answersNarrowing whether the story's data follow what the panel narrows its dashboard to, as a store's would
   */
  constructor(
    readonly page: Page,
    private readonly story: Locator,
    readonly chart: string,
    readonly answersNarrowing: boolean
  ) {
    this.surface = page.locator(chart).first();
    this.tooltip = page.getByTestId('covary-tooltip');
  }

  /** The options of a category. */
  options(category: string): Locator {
    return this.page.getByTestId(`data-testid Options group ${category}`);
  }

  /** One option: its label and its editor. */
  field(category: string, option: string): Locator {
    return this.page.getByLabel(`${category} ${option} field property editor`, { exact: true });
  }

  /** Chooses one of a few: radio buttons. */
  async choose(category: string, option: string, choice: string): Promise<void> {
    await this.field(category, option).getByRole('radio', { name: choice, exact: true }).click();
  }

  /** Chooses from a list that opens. */
  async select(category: string, option: string, choice: string): Promise<void> {
    await this.field(category, option).getByRole('combobox').click();
    await this.page.getByRole('option', { name: choice }).first().click();
  }

  /** Switches on what is off, and the other way round. */
  async toggle(category: string, option: string): Promise<void> {
    await this.field(category, option).getByRole('switch').press('Space');
  }

  /** Types a text or a number. */
  async enter(category: string, option: string, text: string): Promise<void> {
    const field = this.field(category, option);
    const input = field.getByRole('textbox').or(field.getByRole('spinbutton'));
    await input.fill(text);
    await input.press('Enter');
  }

  /** The colour that a threshold has which is added. */
  readonly newThresholdColor: Color = [242, 73, 92];

  /** Adds a threshold to the standard options, which is then the highest. */
  async addThreshold(value: string): Promise<void> {
    const thresholds = this.page.getByRole('spinbutton', { name: /^Threshold \d/ });
    await this.page.getByRole('button', { name: 'Add threshold' }).click();
    const input = this.highestThreshold(thresholds);
    await input.fill(value);
    await input.press('Tab');
  }

  /** The workbench lists them from below. */
  protected highestThreshold(thresholds: Locator): Locator {
    return thresholds.last();
  }

  /** What the panel has narrowed its dashboard to: its times as UTC, filters as `service = search`. */
  async narrowing(): Promise<string> {
    const status = this.page.getByRole('status', { name: 'Narrowed to' });
    return (await status.count()) === 0 ? '' : status.innerText();
  }

  /** The table for screen readers: headings, then rows. */
  table(): Promise<readonly string[][]> {
    return this.page.evaluate<readonly string[][]>(tableOf(this.chart));
  }

  /** Rows of that table without its headings. */
  async rows(): Promise<readonly string[][]> {
    return (await this.table()).slice(1);
  }

  async legend(name: string): Promise<Locator> {
    const item = this.story.getByRole('button', { name, exact: true });
    await item.waitFor();
    return item;
  }

  /** The window's coordinates of a place in the chart, in whole pixels: browsers round those of a click, not of a move. */
  async at([x, y]: Place): Promise<Place> {
    const box = await this.surface.boundingBox();
    if (box === null) {
      throw new Error('the chart is not to be seen');
    }
    return [Math.round(box.x + box.width * x), Math.round(box.y + box.height * y)];
  }

  async hover(place: Place): Promise<void> {
    await this.page.mouse.move(...(await this.at(place)));
  }

  async click(place: Place): Promise<void> {
    await this.page.mouse.click(...(await this.at(place)));
  }

  async drag(from: Place, to: Place): Promise<void> {
    await this.hover(from);
    await this.page.mouse.down();
    await this.page.mouse.move(...(await this.at(to)), { steps: 5 });
    await this.page.mouse.up();
  }

  /** How many pixels of the chart have about this colour. */
  pixels(color: Color): Promise<number> {
    return this.page.evaluate<number>(countPixels(this.chart, color));
  }

  /** A part of the chart as it was painted, as a text to compare. */
  picture(from: Place, to: Place): Promise<string> {
    return this.page.evaluate<string>(pictureOf(this.chart, from, to));
  }

  /** Saves what one of the chart's buttons offers. */
  async download(button: string): Promise<Download> {
    await this.surface.hover({ position: { x: 2, y: 2 } });
    const saved = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button }).first().click();
    const download = await saved;
    return { fileName: download.suggestedFilename(), content: await readFile(await download.path()) };
  }

  /** Lines of the CSV that the chart offers; the first has the headings. */
  async csv(): Promise<readonly string[]> {
    const { content } = await this.download('Download CSV');
    return content.toString('utf8').trim().split(/\r?\n/);
  }

  /** A variable of the dashboard as the address has it. */
  variable(name: string): readonly string[] {
    return new URL(this.page.url()).searchParams.getAll(`var-${name}`);
  }

  /** Waits until the tooltip says it. */
  async tooltipSays(text: RegExp | string): Promise<void> {
    await eventually(() => this.tooltip.innerText()).toMatch(text);
  }
}

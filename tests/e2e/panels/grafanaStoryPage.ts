import { type Locator, type Page } from 'playwright-core';
import { StoryPage } from './storyPage';

const chart = '[data-testid="covary-surface"]';

const timeText = (text: string): string =>
  new Date(/^\d+$/.test(text) ? Number(text) : text).toISOString().slice(0, 19).replace('T', ' ');

/** A story in the panel editor of a Grafana, whose dashboard's address says what it is narrowed to; its data stay as they are. */
export class GrafanaStoryPage extends StoryPage {
  constructor(
    page: Page,
    /** The dashboard's own, epoch milliseconds. */
    private readonly whole: { readonly fromMs: number; readonly toMs: number }
  ) {
    super(page, page.getByTestId('data-testid panel content').first().locator('..'), chart, false);
  }

  /** The second of Grafana's palette: it takes what no threshold has. */
  override readonly newThresholdColor = [234, 184, 57] as const;

  /** From above. */
  protected override highestThreshold(thresholds: Locator): Locator {
    return thresholds.first();
  }

  override narrowing(): Promise<string> {
    const { searchParams } = new URL(this.page.url());
    const [from, to] = [searchParams.get('from'), searchParams.get('to')];
    const isWhole = from === null || to === null || timeText(from) === timeText(String(this.whole.fromMs));
    const filters = [...searchParams].flatMap(([name, value]) =>
      name.startsWith('var-') && value.includes('|') ? [value.split('|').join(' ')] : []
    );
    return Promise.resolve([...(isWhole ? [] : [`${timeText(from)} to ${timeText(to)}`]), ...filters].join(', '));
  }
}

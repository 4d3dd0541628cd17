import { type Locator, type Page } from 'playwright-core';
import { isGrafana } from './target';

/** Explore as its user has it, in the workbench or in a Grafana. */
export class Explore {
  /** The editor of its first query. */
  readonly editor: Locator;
  /** What came back: the panels below the queries. */
  readonly result: Locator;

  constructor(private readonly page: Page) {
    this.editor = isGrafana
      ? page.getByTestId('query-editor-row').first()
      : page.getByRole('region', { name: 'Query editor' });
    this.result = isGrafana
      ? page.getByTestId('data-testid explorer scroll view').locator('section[data-testid^="data-testid Panel header"]')
      : page.getByRole('region', { name: 'Query result' });
  }

  /** Cells of a table of the result: Grafana has two kinds of tables, whose cells have different roles. */
  cells(name?: string): Locator {
    const asked = name === undefined ? {} : { name, exact: true };
    return this.result.getByRole('gridcell', asked).or(this.result.getByRole('cell', asked));
  }

  /** Waits until the query has been answered and nothing is on its way any more. */
  async answered(timeout: number): Promise<void> {
    if (!isGrafana) {
      await this.page.locator('section[aria-label="Query result"][data-state="Done"]').waitFor({ timeout });
      return;
    }
    await this.result.first().waitFor({ timeout });
    // The button says "Cancel" while a query runs.
    await this.page.getByTestId('data-testid RefreshPicker run button').and(this.page.getByLabel('Run query')).waitFor({
      timeout,
    });
  }

  /** The usual values of the series in focus that its chart shows in the middle of the range, from and to. */
  async bandInTheMiddle(): Promise<readonly [number, number]> {
    const chart = this.result.getByTestId('covary-focus').locator('.u-over').first();
    await chart.hover();
    const tooltip = this.page.getByTestId('covary-tooltip');
    const usual = /Usual\s+(\S+) – (\S+)/;
    await tooltip.filter({ hasText: 'Usual' }).waitFor();
    const [, from, to] = usual.exec(await tooltip.innerText()) ?? [];
    return [Number(from), Number(to)];
  }

  /** All that is said: notices at the query's editor, and the result. */
  async whole(): Promise<string> {
    return [await this.editor.textContent(), ...(await this.result.allTextContents())].join('\n');
  }

  /** What is wrong with the query or its answer, as one sees it. */
  async alerts(): Promise<readonly string[]> {
    // A Grafana has one for errors all the time, which is transparent.
    return this.page.evaluate<string[]>(
      `[...document.querySelectorAll('[role="alert"]')].filter((alert) => alert.checkVisibility({ opacityProperty: true })).map(({ textContent }) => textContent)`
    );
  }
}

import { type Locator, type Page } from 'playwright-core';

/** A person at a page: everything is done by the mouse or by keys, and counted. */
export class Hand {
  clicks = 0;
  keys = 0;

  constructor(readonly page: Page) {}

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) {
      this.keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Tab until something has the focus; throws where it is not reached. */
  async tabTo(target: Locator, most = 60): Promise<void> {
    const isReached = async (): Promise<boolean> => (await target.and(this.page.locator(':focus')).count()) > 0;
    for (let i = 0; i < most && !(await isReached()); i++) {
      await this.press('Tab');
    }
    if (!(await isReached())) {
      throw new Error(`not reached by ${most} times Tab`);
    }
  }
}

import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/** What browsers have and jsdom has not, as far as Grafana's components and the charts need it. */

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

/** Legends wait for their size: they get one at once. */
class FixedSizeObserver extends NoObserver {
  constructor(private readonly onResize: (entries: unknown[]) => void) {
    super();
  }
  override observe() {
    const contentRect = { x: 0, y: 0, top: 0, left: 0, bottom: 20, right: 100, width: 100, height: 20 };
    this.onResize([{ contentRect }]);
  }
}

vi.stubGlobal('matchMedia', () => ({
  matches: false,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
}));
vi.stubGlobal('ResizeObserver', FixedSizeObserver);
vi.stubGlobal('IntersectionObserver', NoObserver);
// Charts measure and draw on this: text is half its font size wide a character, drawing goes nowhere.
HTMLCanvasElement.prototype.getContext = () => null;
Element.prototype.scrollIntoView = () => {};

/** Long lists draw what is in sight, which is nothing without a layout: here they draw all. */
vi.mock('@tanstack/react-virtual', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  useVirtualizer: ({ count }: { readonly count: number }) => ({
    getVirtualItems: () =>
      Array.from({ length: count }, (_, index) => ({ index, key: index, start: 30 * index, end: 30 * index + 30 })),
    getTotalSize: () => 30 * count,
    measureElement() {},
    scrollToIndex() {},
    measure() {},
  }),
}));

afterEach(cleanup);

/** Lists of choices are drawn as far as they are in sight: jsdom has no layout, so everything gets a size. */
export function giveEverythingASize(): void {
  const box = { width: 300, height: 300, top: 0, left: 0, bottom: 300, right: 300, x: 0, y: 0, toJSON: () => '' };
  Element.prototype.getBoundingClientRect = () => box;
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 300 });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, value: 300 });
  // What fields as wide as their text measure it by.
  const context = { measureText: (text: string) => ({ width: 7 * text.length }) };
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { configurable: true, value: () => context });
  // What the code field measures text by.
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null });
  Range.prototype.getBoundingClientRect = () => box;
}

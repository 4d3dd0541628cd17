/**
 * What an element shows, painted on a canvas in device pixels: backgrounds, borders, canvases, and texts line by line where the
 * browser has broken them. What is hidden from sight (tables for screen readers) is left out, buttons are, too.
 */
export function paintElement(element: HTMLElement): HTMLCanvasElement {
  const { width, height, left, top } = element.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(ratio, ratio);
    context.translate(-left, -top);
    context.textBaseline = 'middle';
    paint(context, element);
  }
  return canvas;
}

function paint(context: CanvasRenderingContext2D, element: Element): void {
  const style = getComputedStyle(element);
  if (style.clipPath !== 'none' || style.visibility === 'hidden' || element.hasAttribute('data-covary-unpainted')) {
    return;
  }
  const { left, top, width, height } = element.getBoundingClientRect();
  if (element instanceof HTMLCanvasElement) {
    context.drawImage(element, left, top, width, height);
    return;
  }
  context.fillStyle = style.backgroundColor;
  context.fillRect(left, top, width, height);
  const border = Number.parseFloat(style.borderTopWidth);
  if (border > 0 && style.borderTopStyle !== 'none') {
    context.strokeStyle = style.borderTopColor;
    context.lineWidth = border;
    context.strokeRect(left + border / 2, top + border / 2, width - border, height - border);
  }
  for (const child of element.childNodes) {
    if (child instanceof Text) {
      context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      context.fillStyle = style.color;
      context.letterSpacing = style.letterSpacing;
      paintText(context, child);
    } else if (child instanceof Element) {
      paint(context, child);
    }
  }
}

/** Word by word, each where it stands. */
function paintText(context: CanvasRenderingContext2D, text: Text): void {
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { left, top, height } = range.getBoundingClientRect();
    context.fillText(word, left, top + height / 2);
  }
}

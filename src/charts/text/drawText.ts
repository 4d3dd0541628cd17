import { type PlacedText } from '../geometry';

/** Draws placed texts in one colour; a halo sets them off against what they lie on. */
export function drawText(
  context: CanvasRenderingContext2D,
  texts: readonly PlacedText[],
  color: string,
  fontFamily: string,
  halo?: string
): void {
  context.fillStyle = color;
  let fontSize = Number.NaN;
  for (const text of texts) {
    if (text.fontSize !== fontSize) {
      fontSize = text.fontSize;
      context.font = `${fontSize}px ${fontFamily}`;
    }
    context.textAlign = text.align;
    context.textBaseline = text.baseline;
    if (halo !== undefined) {
      context.strokeStyle = halo;
      context.lineWidth = 3;
      context.lineJoin = 'round';
      context.strokeText(text.text, text.x, text.y);
    }
    if (text.angle === 0) {
      context.fillText(text.text, text.x, text.y);
      continue;
    }
    context.save();
    context.translate(text.x, text.y);
    context.rotate(text.angle);
    context.fillText(text.text, 0, 0);
    context.restore();
  }
}

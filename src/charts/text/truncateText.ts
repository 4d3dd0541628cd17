import { type MeasureText } from './measureText';

const ellipsis = '…';

/**
 * The longest beginning of a text that fits a width, with an ellipsis where something was cut. Cuts between
 * graphemes, so that an emoji or a combined letter is never torn apart. Returns the empty string where not even the
 * ellipsis fits.
 */
export function truncateText(text: string, maxWidth: number, fontSize: number, measure: MeasureText): string {
  if (measure(text, fontSize) <= maxWidth) {
    return text;
  }
  if (measure(ellipsis, fontSize) > maxWidth) {
    return '';
  }
  const graphemes = splitGraphemes(text);
  let fitting = 0;
  let tooLong = graphemes.length;
  while (tooLong - fitting > 1) {
    const middle = (fitting + tooLong) >> 1;
    if (measure(graphemes.slice(0, middle).join('') + ellipsis, fontSize) <= maxWidth) {
      fitting = middle;
    } else {
      tooLong = middle;
    }
  }
  return graphemes.slice(0, fitting).join('').trimEnd() + ellipsis;
}

function splitGraphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), (part) => part.segment);
}

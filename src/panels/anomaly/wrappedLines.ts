import { type MeasureText } from '../../charts/text/measureText';

/**
 * How many lines a text takes in a width: words, and their parts up to a hyphen, go to the next line whole; those that are wider than
 * a line are broken.
 */
export function wrappedLines(text: string, width: number, fontSize: number, measure: MeasureText): number {
  let lines = 1;
  let used = 0;
  for (const part of text.match(/[^ -]*-+| *[^ -]+ */g) ?? []) {
    const length = measure(part.trim(), fontSize);
    const spaces = measure(part, fontSize) - length;
    if (used + length > width) {
      lines += used === 0 ? 0 : 1;
      const more = Math.max(0, Math.ceil(length / Math.max(1, width)) - 1);
      lines += more;
      used = length - more * width + spaces;
    } else {
      used += length + spaces;
    }
  }
  return lines;
}

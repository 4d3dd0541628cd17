import { type MeasureText } from '../../charts/text/measureText';

/** How many lines a text takes in a width: words go to the next line whole, those that are wider than a line are broken. */
export function wrappedLines(text: string, width: number, fontSize: number, measure: MeasureText): number {
  const space = measure(' ', fontSize);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const length = measure(word, fontSize);
    const joined = used === 0 ? length : used + space + length;
    if (joined <= width) {
      used = joined;
      continue;
    }
    lines += used === 0 ? 0 : 1;
    const more = Math.max(0, Math.ceil(length / Math.max(1, width)) - 1);
    lines += more;
    used = length - more * width;
  }
  return lines;
}

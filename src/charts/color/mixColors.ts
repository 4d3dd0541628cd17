import { formatColor } from './formatColor';
import { parseColor } from './parseColor';

/** A colour between two, at a share of 0 to 1 of the way; the first where one of them cannot be read. */
export function mixColors(from: string, to: string, share: number): string {
  const first = parseColor(from);
  const second = parseColor(to);
  if (!first || !second) {
    return from;
  }
  const between = (a: number, b: number) => a + (b - a) * share;
  return formatColor({
    red: between(first.red, second.red),
    green: between(first.green, second.green),
    blue: between(first.blue, second.blue),
  });
}

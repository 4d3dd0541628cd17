import { type Rgb } from './rgb';

/** Relative luminance as WCAG defines it: 0 is black, 1 is white. */
export function relativeLuminance(color: Rgb): number {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

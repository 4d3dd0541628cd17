import { type Rgb } from './rgb';

/**
 * Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` and `rgba(…)`; opacity is dropped. Anything else gives null: names of
 * colours are resolved by whoever knows the theme.
 */
export function parseColor(color: string): Rgb | null {
  const text = color.trim();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(text);
  if (hex) {
    const digits = hex[1].length === 3 ? [...hex[1]].map((digit) => digit + digit).join('') : hex[1];
    return {
      red: parseInt(digits.slice(0, 2), 16),
      green: parseInt(digits.slice(2, 4), 16),
      blue: parseInt(digits.slice(4, 6), 16),
    };
  }
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(text);
  if (parts) {
    return { red: Number(parts[1]), green: Number(parts[2]), blue: Number(parts[3]) };
  }
  return null;
}

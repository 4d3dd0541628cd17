import { type Rgb } from './rgb';

/** A colour as canvas and CSS take it, optionally translucent. */
export function formatColor(color: Rgb, opacity = 1): string {
  const parts = `${Math.round(color.red)}, ${Math.round(color.green)}, ${Math.round(color.blue)}`;
  return opacity >= 1 ? `rgb(${parts})` : `rgba(${parts}, ${opacity})`;
}

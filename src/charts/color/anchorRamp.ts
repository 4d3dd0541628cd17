import { parseColor } from './parseColor';
import { type Rgb } from './rgb';

/** A colour map through evenly spaced anchor colours, interpolated linearly in sRGB. The anchors are `#rrggbb`. */
export function anchorRamp(anchors: readonly string[]): (share: number) => Rgb {
  const colors = anchors.map((anchor) => {
    const color = parseColor(anchor);
    if (!color) {
      throw new Error(`"${anchor}" is no colour of the form #rrggbb`);
    }
    return color;
  });
  return (share) => {
    const position = Math.min(1, Math.max(0, share)) * (colors.length - 1);
    const index = Math.min(colors.length - 2, Math.floor(position));
    const from = colors[index];
    const to = colors[index + 1];
    const between = position - index;
    return {
      red: from.red + (to.red - from.red) * between,
      green: from.green + (to.green - from.green) * between,
      blue: from.blue + (to.blue - from.blue) * between,
    };
  };
}

import { type ViolinLayout } from './layout';

/** The index of the violin whose room a point lies in; of several halves of a split one, the half; null beside all. */
export function violinAt(layout: ViolinLayout, x: number, y: number): number | null {
  const { plot, marks } = layout;
  if (x < plot.x || x > plot.x + plot.width || y < plot.y || y > plot.y + plot.height) {
    return null;
  }
  let nearest: number | null = null;
  let least = Infinity;
  marks.forEach(({ bounds, outline }, index) => {
    const isInside = x >= bounds.x && x <= bounds.x + bounds.width && y >= bounds.y && y <= bounds.y + bounds.height;
    if (!isInside) {
      return;
    }
    const [centreX, centreY] = centreOf(outline, bounds);
    const distance = layout.isHorizontal ? Math.abs(y - centreY) : Math.abs(x - centreX);
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}

function centreOf(
  outline: Float64Array,
  bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
): readonly [number, number] {
  if (outline.length === 0) {
    return [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
  }
  let x = 0;
  let y = 0;
  for (let i = 0; i < outline.length; i += 2) {
    x += outline[i];
    y += outline[i + 1];
  }
  return [(x * 2) / outline.length, (y * 2) / outline.length];
}

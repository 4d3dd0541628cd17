import { type CurveLayout } from './layout';

/** The index of the place of the curve that is nearest to the pointer's x; null beside the plot. */
export function nearestOnCurve({ plane: { plot }, x }: CurveLayout, px: number, py: number): number | null {
  if (px < plot.x || px > plot.x + plot.width || py < plot.y || py > plot.y + plot.height) {
    return null;
  }
  let nearest: number | null = null;
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    const distance = Math.abs(x[i] - px);
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}

import { type DendrogramChart } from './layout';

/** How near the pointer has to come, in CSS pixels. */
const reach = 8;

/** The link whose bracket is nearest to a point, or null where none is near. */
export function linkAt(chart: DendrogramChart, x: number, y: number): number | null {
  const { links } = chart;
  let nearest: number | null = null;
  let least = reach * reach;
  for (let link = 0; link < links.length / 8; link++) {
    const corner = link * 8;
    for (let side = 0; side < 3; side++) {
      const from = corner + side * 2;
      const distance = squaredDistance(x, y, links[from], links[from + 1], links[from + 2], links[from + 3]);
      if (distance < least) {
        least = distance;
        nearest = link;
      }
    }
  }
  return nearest;
}

/** From a point to a segment that is level or upright. */
function squaredDistance(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const nearestX = Math.min(Math.max(x, Math.min(x1, x2)), Math.max(x1, x2));
  const nearestY = Math.min(Math.max(y, Math.min(y1, y2)), Math.max(y1, y2));
  return (x - nearestX) ** 2 + (y - nearestY) ** 2;
}

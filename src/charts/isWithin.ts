import { type Rectangle } from './geometry';

/** Half a pixel beyond an edge is still within: what lies on it may be placed a rounding error past it. */
const tolerance = 0.5;

/** Whether a place lies in a rectangle, its edges included; false for NaN. */
export function isWithin({ x, y, width, height }: Rectangle, placeX: number, placeY: number): boolean {
  return (
    placeX >= x - tolerance &&
    placeX <= x + width + tolerance &&
    placeY >= y - tolerance &&
    placeY <= y + height + tolerance
  );
}

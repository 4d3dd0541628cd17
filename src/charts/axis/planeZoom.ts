import { type Rectangle } from '../geometry';
import { type Plane } from './plane';
import { type ValueAxis } from './valueAxis';

type Interval = readonly [number, number];

/** The intervals that a plane is narrowed to; null for an axis that shows everything. */
export interface PlaneZoom {
  readonly x: Interval | null;
  readonly y: Interval | null;
}

/** A rectangle thinner than this, in CSS pixels, is meant for the other axis. */
const leastSide = 6;
/** A narrower part of an axis is no longer told apart by its numbers. */
const leastShare = 1e-9;

/** Narrows a plane to a rectangle on it. An axis along which the rectangle is thin stays as it was, in `before`. */
export function zoomPlane({ plot, x, y }: Plane, to: Rectangle, before: PlaneZoom | null): PlaneZoom | null {
  const left = (to.x - plot.x) / plot.width;
  const bottom = 1 - (to.y + to.height - plot.y) / plot.height;
  const zoom = {
    x: to.width < leastSide ? null : intervalOf(x, left, left + to.width / plot.width),
    y: to.height < leastSide ? null : intervalOf(y, bottom, bottom + to.height / plot.height),
  };
  return zoom.x || zoom.y ? { x: zoom.x ?? before?.x ?? null, y: zoom.y ?? before?.y ?? null } : before;
}

function intervalOf(axis: ValueAxis, fromShare: number, toShare: number): Interval | null {
  const from = axis.valueAt(fromShare);
  const to = axis.valueAt(toShare);
  return to - from > leastShare * Math.max(Math.abs(from), Math.abs(to)) ? [from, to] : null;
}

import { layoutPlane, type Plane, type PlaneAxis } from '../axis/plane';
import { valueExtent } from '../axis/valueExtent';
import { type FormatValue } from '../formatValue';
import { type PlacedText } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { truncateText } from '../text/truncateText';
import { convexHull } from './convexHull';

/** Points in the units of the data. */
export interface ScatterData {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The group of each point, from 0; below 0 it belongs to none. */
  readonly groups: Int32Array;
  readonly groupCount: number;
  /** A centre for each group; empty for none. */
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
  /** Names to write beside the points; empty for none. */
  readonly names: readonly string[];
}

export interface ScatterAxis {
  readonly title: string;
  readonly format: FormatValue;
  readonly isLog: boolean;
  readonly min: number | null;
  readonly max: number | null;
}

export interface ScatterOptions {
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  readonly showHulls: boolean;
  readonly pointRadius: number;
  readonly fontSize: number;
}

export interface ScatterLayout {
  readonly plane: Plane;
  /** CSS pixels; NaN where an axis has no place for a point. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly groups: Int32Array;
  /** Two numbers a centre. */
  readonly centres: Float64Array;
  /** The corners of each group's hull; empty for groups of fewer than three corners. */
  readonly hulls: readonly Float64Array[];
  readonly labels: readonly PlacedText[];
}

const padShare = 0.05;
const labelRoom = 120;

/** Where points, centres, hulls and names go within `width` × `height` CSS pixels. */
export function layoutScatter(
  data: ScatterData,
  options: ScatterOptions,
  width: number,
  height: number,
  measure: MeasureText
): ScatterLayout {
  const { fontSize } = options;
  const axes = {
    x: planeAxis(options.x, [data.x, data.centreX]),
    y: planeAxis(options.y, [data.y, data.centreY]),
  };
  const plane = layoutPlane(axes, width, height, fontSize, measure);
  const x = data.x.map((value) => plane.plot.x + plane.x.share(value) * plane.plot.width);
  const y = data.y.map((value) => plane.plot.y + (1 - plane.y.share(value)) * plane.plot.height);
  const centres = new Float64Array(data.centreX.length * 2);
  for (let i = 0; i < data.centreX.length; i++) {
    centres[2 * i] = plane.plot.x + plane.x.share(data.centreX[i]) * plane.plot.width;
    centres[2 * i + 1] = plane.plot.y + (1 - plane.y.share(data.centreY[i])) * plane.plot.height;
  }
  return {
    plane,
    x,
    y,
    groups: data.groups,
    centres,
    hulls: options.showHulls ? groupHulls(x, y, data) : [],
    labels: placeNames(data.names, x, y, plane, options, measure),
  };
}

function planeAxis(axis: ScatterAxis, values: readonly Float64Array[]): PlaneAxis {
  const [low, high] = valueExtent(values, padShare, axis.isLog);
  return { ...axis, min: axis.min ?? low, max: axis.max ?? high };
}

function groupHulls(x: Float64Array, y: Float64Array, { groups, groupCount }: ScatterData): Float64Array[] {
  return Array.from({ length: groupCount }, (_, group) => {
    const isMember = (_value: number, point: number) => groups[point] === group;
    const hull = convexHull(x.filter(isMember), y.filter(isMember));
    return hull.length >= 6 ? hull : new Float64Array();
  });
}

/** Names right of their points, or left of them near the right edge; those that would cover another one are left out. */
function placeNames(
  names: readonly string[],
  x: Float64Array,
  y: Float64Array,
  { plot }: Plane,
  { fontSize, pointRadius }: ScatterOptions,
  measure: MeasureText
): PlacedText[] {
  const gap = pointRadius + 3;
  const taken: Array<readonly [number, number, number]> = [];
  return names.flatMap((name, index): PlacedText[] => {
    const text = truncateText(name, labelRoom, fontSize, measure);
    const length = measure(text, fontSize);
    const isLeft = x[index] + gap + length > plot.x + plot.width;
    const from = isLeft ? x[index] - gap - length : x[index] + gap;
    const isFree = taken.every(
      ([left, right, middle]) =>
        from > right + 2 || from + length < left - 2 || Math.abs(y[index] - middle) > fontSize + 1
    );
    if (!isFree || Number.isNaN(x[index] + y[index]) || from < plot.x) {
      return [];
    }
    taken.push([from, from + length, y[index]]);
    return [{ text, x: from, y: y[index], align: 'left', baseline: 'middle', angle: 0, fontSize }];
  });
}

import { layoutPlane, type Plane, type PlaneAxis } from '../axis/plane';
import { type PlaneZoom } from '../axis/planeZoom';
import { valueExtent } from '../axis/valueExtent';
import { type FormatValue } from '../formatValue';
import { type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { convexHull } from './convexHull';
import { type PlacedName, placeNames } from './placeNames';

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
  /** What the axes are narrowed to; null for all. */
  readonly zoom: PlaneZoom | null;
  readonly showHulls: boolean;
  readonly pointRadius: number;
  /** CSS pixels from the middle of a centre's mark to its ends. */
  readonly centreReach: number;
  /** Whether names may cover points where they have no other place. */
  readonly mayCoverPoints: boolean;
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
  /** How far from each centre its mark begins: it leaves the points of a tight group free. */
  readonly centreGaps: Float64Array;
  /** The corners of each group's hull; empty for groups of fewer than three corners. */
  readonly hulls: readonly Float64Array[];
  readonly labels: readonly PlacedName[];
}

const padShare = 0.05;
/** CSS pixels that the lines of a centre's mark reach past their ends. */
const centreRim = 3;

/**
 * Where points, centres, hulls and names go within `width` × `height` CSS pixels. Zoomed in, points, centres and hulls
 * may lie outside of the plot.
 */
export function layoutScatter(
  data: ScatterData,
  options: ScatterOptions,
  width: number,
  height: number,
  measure: MeasureText
): ScatterLayout {
  const { fontSize, zoom, pointRadius, centreReach } = options;
  const axes = {
    x: planeAxis(options.x, zoom?.x, [data.x, data.centreX]),
    y: planeAxis(options.y, zoom?.y, [data.y, data.centreY]),
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
    centreGaps: centreGaps(x, y, data.groups, centres, centreReach, pointRadius),
    hulls: options.showHulls ? groupHulls(x, y, data) : [],
    labels: placeNames(
      { names: data.names, x, y, radius: pointRadius, mayCover: options.mayCoverPoints },
      plane.plot,
      Array.from({ length: data.centreX.length }, (_, i) =>
        squareAround(centres[2 * i], centres[2 * i + 1], centreReach + centreRim)
      ),
      fontSize,
      measure
    ),
  };
}

function planeAxis(axis: ScatterAxis, zoom: PlaneZoom['x'] | undefined, values: readonly Float64Array[]): PlaneAxis {
  const [low, high] = valueExtent(values, padShare, axis.isLog);
  return { ...axis, min: zoom?.[0] ?? axis.min ?? low, max: zoom?.[1] ?? axis.max ?? high };
}

function squareAround(x: number, y: number, reach: number): Rectangle {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

function groupHulls(x: Float64Array, y: Float64Array, { groups, groupCount }: ScatterData): Float64Array[] {
  return Array.from({ length: groupCount }, (_, group) => {
    const isMember = (_value: number, point: number) => groups[point] === group;
    const hull = convexHull(x.filter(isMember), y.filter(isMember));
    return hull.length >= 6 ? hull : new Float64Array();
  });
}

/** Most of a tight group lies within its mark's reach: the mark is drawn around it, as four strokes. */
function centreGaps(
  x: Float64Array,
  y: Float64Array,
  groups: Int32Array,
  centres: Float64Array,
  reach: number,
  pointRadius: number
): Float64Array {
  const members = new Int32Array(centres.length / 2);
  const near = new Int32Array(centres.length / 2);
  for (let point = 0; point < x.length; point++) {
    const group = groups[point];
    if (group >= 0 && group < members.length) {
      members[group]++;
      near[group] += Math.hypot(x[point] - centres[2 * group], y[point] - centres[2 * group + 1]) <= reach + 2 ? 1 : 0;
    }
  }
  return Float64Array.from(members, (count, group) =>
    count > 0 && near[group] > count / 2 ? reach + pointRadius + 3 : 0
  );
}

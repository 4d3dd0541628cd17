import { kernelDensity } from '../../core/statistics/kernelDensity';
import { type Rectangle } from '../geometry';
import { histogramBars } from './histogramBars';
import { type DiagonalKind } from './pairplotData';

/** The distribution of one variable in one group: a polygon on the cell's foot, corners x and y in turn. */
export interface DiagonalShape {
  readonly group: number;
  readonly outline: Float64Array;
}

/** Room above the highest curve. */
const headroom = 1.06;
const gridSize = 100;

/**
 * The distributions of a variable, group by group, to one height scale: densities weighted by the size of their group
 * (seaborn's common norm), or bars that stand on each other.
 *
 * @param placeX a value's CSS pixels
 */
export function diagonalShapes(
  kind: DiagonalKind,
  values: Float64Array,
  groups: Int32Array,
  groupCount: number,
  bounds: Rectangle,
  placeX: (value: number) => number
): DiagonalShape[] {
  switch (kind) {
    case 'none':
      return [];
    case 'density':
      return densityShapes(values, groups, groupCount, bounds, placeX);
    case 'histogram':
      return barShapes(values, groups, groupCount, bounds, placeX);
  }
}

function densityShapes(
  values: Float64Array,
  groups: Int32Array,
  groupCount: number,
  bounds: Rectangle,
  placeX: (value: number) => number
): DiagonalShape[] {
  const foot = bounds.y + bounds.height;
  const curves = Array.from({ length: groupCount }, (_, group) => {
    const members = values.filter((value, index) => groups[index] === group && Number.isFinite(value));
    const density = kernelDensity(members, { cut: 3, gridSize });
    return density && { group, support: density.support, heights: density.density.map((d) => d * members.length) };
  }).filter((curve) => curve !== undefined);
  const peak = curves.reduce((most, { heights }) => heights.reduce((a, b) => Math.max(a, b), most), 0) * headroom;
  return curves.map(({ group, support, heights }) => {
    const outline = new Float64Array(2 * support.length + 4);
    outline.set([placeX(support[0]), foot], 0);
    for (let i = 0; i < support.length; i++) {
      outline[2 * i + 2] = placeX(support[i]);
      outline[2 * i + 3] = foot - (heights[i] / peak) * bounds.height;
    }
    outline.set([placeX(support[support.length - 1]), foot], 2 * support.length + 2);
    return { group, outline };
  });
}

function barShapes(
  values: Float64Array,
  groups: Int32Array,
  groupCount: number,
  bounds: Rectangle,
  placeX: (value: number) => number
): DiagonalShape[] {
  const { edges, counts, greatest } = histogramBars(values, groups, groupCount);
  const foot = bounds.y + bounds.height;
  const scale = bounds.height / (greatest * headroom || 1);
  const base = new Float64Array(Math.max(0, edges.length - 1));
  return counts.map((ofGroup, group) => {
    const top: number[] = [];
    const bottom: number[] = [];
    ofGroup.forEach((count, bin) => {
      const low = foot - base[bin] * scale;
      base[bin] += count;
      const high = foot - base[bin] * scale;
      top.push(placeX(edges[bin]), high, placeX(edges[bin + 1]), high);
      bottom.unshift(placeX(edges[bin + 1]), low, placeX(edges[bin]), low);
    });
    return { group, outline: Float64Array.from([...top, ...bottom]) };
  });
}

import { kernelDensity } from '../../core/statistics/densities/kernelDensity';
import { histogramBars } from './histogramBars';
import { type DiagonalKind } from './pairplotData';

/** The distribution of one variable in one group: heights over values, as shares of the height of a cell. */
export interface DiagonalCurve {
  readonly group: number;
  /** In the unit of the data, ascending. */
  readonly values: Float64Array;
  /** Where it stands on another group's; null: on the cell's foot. */
  readonly low: Float64Array | null;
  readonly high: Float64Array;
}

/** Room above the highest curve. */
const headroom = 1.06;
const gridSize = 100;

/**
 * The distributions of a variable, group by group, to one height scale: densities weighted by the size of their group
 * (seaborn's common norm), or bars that stand on each other.
 *
 * @param groups the group of each value; below 0 it is left out
 */
export function diagonalCurves(
  kind: DiagonalKind,
  values: Float64Array,
  groups: Int32Array,
  groupCount: number
): DiagonalCurve[] {
  switch (kind) {
    case 'none':
      return [];
    case 'density':
      return densityCurves(values, groups, groupCount);
    case 'histogram':
      return barCurves(values, groups, groupCount);
  }
}

function densityCurves(values: Float64Array, groups: Int32Array, groupCount: number): DiagonalCurve[] {
  const curves = Array.from({ length: groupCount }, (_, group) => {
    const members = values.filter((value, index) => groups[index] === group && Number.isFinite(value));
    const density = kernelDensity(members, { cut: 3, gridSize });
    return density && { group, support: density.support, heights: density.density.map((d) => d * members.length) };
  }).filter((curve) => curve !== undefined);
  const peak = curves.reduce((most, { heights }) => heights.reduce((a, b) => Math.max(a, b), most), 0) * headroom;
  return curves.map(({ group, support, heights }) => ({
    group,
    values: support,
    low: null,
    high: heights.map((height) => height / peak),
  }));
}

/** Each bin has two values, so that the outline goes up and down at its edges. */
function barCurves(values: Float64Array, groups: Int32Array, groupCount: number): DiagonalCurve[] {
  const { edges, counts, greatest } = histogramBars(values, groups, groupCount);
  const sides = Float64Array.from({ length: Math.max(0, 2 * edges.length - 2) }, (_, i) => edges[(i + 1) >> 1]);
  const scale = 1 / (greatest * headroom || 1);
  let base = new Float64Array(sides.length);
  return counts.map((ofGroup, group) => {
    const low = base;
    const high = low.map((height, i) => height + ofGroup[i >> 1] * scale);
    base = high;
    return { group, values: sides, low, high };
  });
}

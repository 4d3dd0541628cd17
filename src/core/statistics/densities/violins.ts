import { type BoxStatistics, boxStatistics } from './boxStatistics';
import { type Density, type DensityOptions, kernelDensity } from './kernelDensity';

/**
 * What the widths of several violins say: `area` keeps their areas equal, `count` makes the widest in proportion to the
 * number of values, `width` gives all the same greatest width.
 */
export type ViolinWidth = 'area' | 'count' | 'width';

/** One violin. */
export interface Violin {
  readonly box: BoxStatistics;
  /** Undefined where the values have no density: a line at their value, or nothing when there are none. */
  readonly density: Density | undefined;
  /** The width at each point of the density's support, in [0, 1] of the room that a violin has. */
  readonly widths: Float64Array;
}

/** A violin for each group of values, as seaborn draws them. */
export function violins(
  groups: ReadonlyArray<ArrayLike<number>>,
  width: ViolinWidth = 'area',
  options: DensityOptions = {}
): Violin[] {
  const shapes = groups.map((values) => ({
    box: boxStatistics(values),
    density: kernelDensity(values, options),
  }));
  const peaks = shapes.map(({ density }) => (density ? peakOf(density) : 0));
  const highest = peaks.reduce((most, peak) => Math.max(most, peak), 0);
  const mostValues = shapes.reduce((most, { box }) => Math.max(most, box.count), 0);
  return shapes.map(({ box, density }, i) => {
    const share = width === 'count' ? box.count / mostValues : 1;
    const scale = share / (width === 'area' ? highest : peaks[i]);
    return { box, density, widths: density ? density.density.map((value) => value * scale) : new Float64Array(0) };
  });
}

function peakOf({ density }: Density): number {
  let peak = 0;
  for (let i = 0; i < density.length; i++) {
    peak = Math.max(peak, density[i]);
  }
  return peak;
}

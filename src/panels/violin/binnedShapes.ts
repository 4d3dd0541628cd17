import { type ViolinShape } from '../../charts/violin/violinShape';
import { type ViolinPanelOptions } from './options';
import { histogramQuantile } from './histogramQuantile';
import { type HistogramBuckets, type ShapeGroup } from './shapeGroup';

interface BinnedDensity {
  readonly support: Float64Array;
  readonly density: Float64Array;
  readonly peak: number;
  readonly count: number;
}

/**
 * Violins of histograms: as wide as each bucket is dense, in steps, since more is not known. Quantiles are interpolated
 * within their bucket; a bucket without an upper bound counts at its lower one.
 */
export function binnedShapes(
  groups: readonly ShapeGroup[],
  options: Pick<ViolinPanelOptions, 'densityNorm' | 'isLog'>
): ViolinShape[] {
  const binned = groups.flatMap((group) =>
    group.histogram ? [{ group, histogram: group.histogram, shape: densityOf(group.histogram, options.isLog) }] : []
  );
  const highest = binned.reduce((most, { shape }) => Math.max(most, shape.peak), 0);
  const mostCounts = binned.reduce((most, { shape }) => Math.max(most, shape.count), 0);
  return binned.map(({ group, histogram, shape }) => {
    const share = options.densityNorm === 'count' ? shape.count / mostCounts : 1;
    const scale = share / ((options.densityNorm === 'area' ? highest : shape.peak) || 1);
    const at = (probability: number) => histogramQuantile(histogram, probability);
    return {
      category: group.category,
      hue: group.hue,
      count: shape.count,
      lowerQuartile: at(0.25),
      median: at(0.5),
      upperQuartile: at(0.75),
      lowerWhisker: at(0.05),
      upperWhisker: at(0.95),
      outliers: new Float64Array(),
      support: shape.support,
      widths: shape.density.map((value) => value * scale),
      values: new Float64Array(),
      isBinned: true,
    };
  });
}

/** Each bucket gives two points, so that the outline is a staircase. */
function densityOf({ edges, counts }: HistogramBuckets, isLog: boolean): BinnedDensity {
  const count = counts.reduce((sum, value) => sum + value, 0);
  const support: number[] = [];
  const density: number[] = [];
  let peak = 0;
  counts.forEach((inBucket, index) => {
    const lower = edges[index] ?? Number.NaN;
    const upper = edges[index + 1] ?? Number.NaN;
    const width = isLog ? Math.log10(upper) - Math.log10(lower) : upper - lower;
    if (!Number.isFinite(width) || width <= 0 || count === 0) {
      return;
    }
    const height = inBucket / (count * width);
    peak = Math.max(peak, height);
    support.push(lower, upper);
    density.push(height, height);
  });
  return { ...withoutEmptyEnds(support, density), peak, count };
}

function withoutEmptyEnds(support: readonly number[], density: readonly number[]) {
  const first = density.findIndex((value) => value > 0);
  const last = density.findLastIndex((value) => value > 0);
  return {
    support: Float64Array.from(first < 0 ? [] : support.slice(first, last + 1)),
    density: Float64Array.from(first < 0 ? [] : density.slice(first, last + 1)),
  };
}

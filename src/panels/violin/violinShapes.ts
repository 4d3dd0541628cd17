import { type ViolinShape } from '../../charts/violin/violinShape';
import { boxStatistics } from '../../core/statistics/densities/boxStatistics';
import { type DensityOptions } from '../../core/statistics/densities/kernelDensity';
import { violins } from '../../core/statistics/densities/violins';
import { binnedShapes } from './binnedShapes';
import { type ViolinPanelOptions } from './options';
import { type ShapeGroup } from './shapeGroup';

/** Values of a group that are kept to be drawn one by one. */
const drawnValues = 2000;

export type ShapeOptions = Pick<
  ViolinPanelOptions,
  | 'bandwidth'
  | 'bandwidthFactor'
  | 'adjust'
  | 'cut'
  | 'gridSize'
  | 'densityNorm'
  | 'isCommonNorm'
  | 'minCount'
  | 'whiskerReach'
  | 'isLog'
>;

/**
 * Densities, boxes and whiskers of groups. On a logarithmic scale densities are those of the logarithms, and values that
 * have none are left out. Groups of fewer than `minCount` values get no density.
 */
export function violinShapes(groups: readonly ShapeGroup[], options: ShapeOptions): ViolinShape[] {
  const shapes = new Map<ShapeGroup, ViolinShape>();
  for (const set of normalisedTogether(groups, options.isCommonNorm)) {
    const binned = set.filter((group) => group.histogram !== null);
    binnedShapes(binned, options).forEach((shape, index) => {
      const group = binned[index];
      if (group) {
        shapes.set(group, shape);
      }
    });
    const plain = set.filter((group) => group.histogram === null);
    addValueShapes(shapes, plain, options);
  }
  return groups.flatMap((group) => shapes.get(group) ?? []);
}

/** Widths are comparable over all groups, or within each hue. */
function normalisedTogether(groups: readonly ShapeGroup[], isCommonNorm: boolean): ShapeGroup[][] {
  if (isCommonNorm) {
    return [[...groups]];
  }
  return Array.from(new Set(groups.map((group) => group.hue)), (hue) => groups.filter((group) => group.hue === hue));
}

function addValueShapes(
  shapes: Map<ShapeGroup, ViolinShape>,
  groups: readonly ShapeGroup[],
  options: ShapeOptions
): void {
  const { isLog, minCount, densityNorm } = options;
  const measured = groups.map((group) =>
    isLog ? group.values.filter((value) => value > 0).map(Math.log10) : group.values
  );
  const dense = measured.filter((values) => values.length >= minCount);
  const drawn = new Map(violins(dense, densityNorm, densityOptions(options)).map((violin, i) => [dense[i], violin]));
  groups.forEach((group, index) => {
    const values = measured[index] ?? new Float64Array();
    const violin = drawn.get(values);
    const box = boxStatistics(values, options.whiskerReach);
    const unit = (value: number) => (isLog ? 10 ** value : value);
    shapes.set(group, {
      category: group.category,
      hue: group.hue,
      count: box.count,
      lowerQuartile: unit(box.lowerQuartile),
      median: unit(box.median),
      upperQuartile: unit(box.upperQuartile),
      lowerWhisker: unit(box.lowerWhisker),
      upperWhisker: unit(box.upperWhisker),
      outliers: evenSample(box.outliers).map(unit),
      support: violin?.density?.support.map(unit) ?? new Float64Array(),
      widths: violin?.widths ?? new Float64Array(),
      values: evenSample(values).map(unit),
      isBinned: false,
    });
  });
}

function densityOptions(options: ShapeOptions): DensityOptions {
  return {
    rule: options.bandwidth === 'factor' ? options.bandwidthFactor : options.bandwidth,
    adjust: options.adjust,
    cut: options.cut,
    gridSize: options.gridSize,
  };
}

function evenSample(values: Float64Array): Float64Array {
  if (values.length <= drawnValues) {
    return values;
  }
  const sample = new Float64Array(drawnValues);
  for (let i = 0; i < drawnValues; i++) {
    sample[i] = values[Math.floor((i * values.length) / drawnValues)] ?? Number.NaN;
  }
  return sample;
}

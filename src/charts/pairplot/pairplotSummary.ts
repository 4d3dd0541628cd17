import { linearRegression } from '../../core/statistics/linearRegression';
import { contourSegments, enclosingLevels } from './contourSegments';
import { densityGrid } from './densityGrid';
import { type DiagonalCurve, diagonalCurves } from './diagonalCurves';
import { hexagonBins, type HexagonBins } from './hexagonBins';
import { type DiagonalKind, type PairKind, type PairplotSamples } from './pairplotData';
import { pairplotExtents } from './pairplotExtents';

/** What is computed of the samples before anything is placed: plain data, the same for every size of the chart. */
export interface PairplotSummary {
  /** The ends of each variable's axis where it goes to the right: there is room for the tails of its distribution. */
  readonly columnExtents: ReadonlyArray<readonly [number, number]>;
  /** The ends of each variable's axis where it goes upward: its samples', or wider where contours go past them. */
  readonly rowExtents: ReadonlyArray<readonly [number, number]>;
  /** The distributions of each variable, a curve a group. */
  readonly diagonals: ReadonlyArray<readonly DiagonalCurve[]>;
  /** The pairs that have a cell. */
  readonly pairs: readonly PairSummary[];
}

export interface PairSummary {
  readonly row: number;
  readonly column: number;
  /** Null where there is no line: fewer than two samples, or the column's variable does not vary. */
  readonly fit: PairFit | null;
  /** In the unit square of the axes, four numbers a segment, from the outermost to the innermost level of each group. */
  readonly contours: ReadonlyArray<{ readonly group: number; readonly segments: Float64Array }>;
  /** In CSS pixels from the upper left corner of a cell of the size that was asked for. */
  readonly hexagons: HexagonBins | null;
}

/** A regression line over the axis of the samples, with half the width of its 95 % interval at some values of x (none where it is not known). */
export interface PairFit {
  readonly slope: number;
  readonly intercept: number;
  /** NaN where the row's variable does not vary. */
  readonly r: number;
  readonly count: number;
  /** The first and the last x of the line. */
  readonly span: readonly [number, number];
  readonly bandAt: Float64Array;
  readonly bandHalfWidths: Float64Array;
}

export interface PairplotSummaryOptions {
  readonly isCorner: boolean;
  readonly kind: PairKind;
  readonly diagonal: DiagonalKind;
  /** The size of a cell in CSS pixels: of hexagons only. */
  readonly cellWidth: number;
  readonly cellHeight: number;
}

const contourShares = [0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05];
const contourGrid = 40;
const bandPoints = 24;

/** Regressions, contours, hexagons and distributions of samples. The slow part of a pairplot. */
export function summarisePairplot(samples: PairplotSamples, options: PairplotSummaryOptions): PairplotSummary {
  const { variables, groups, groupCount } = samples;
  const diagonals = variables.map(({ values }) => diagonalCurves(options.diagonal, values, groups, groupCount));
  const valueExtents = pairplotExtents(variables);
  const columnExtents = pairplotExtents(variables, diagonals);
  const rowExtents = options.kind === 'contours' ? columnExtents : valueExtents;
  const sharesOf = (extents: PairplotSummary['rowExtents']) =>
    options.kind === 'points' ? [] : variables.map(({ values }, index) => axisShares(values, extents[index]));
  const xShares = sharesOf(columnExtents);
  const yShares = rowExtents === columnExtents ? xShares : sharesOf(rowExtents);
  const shown = variables.map(({ values }) => values.map((value, sample) => (groups[sample] < 0 ? Number.NaN : value)));
  const cells = variables.flatMap((_, row) =>
    variables.flatMap((__, column) => (row === column || (options.isCorner && column > row) ? [] : [{ row, column }]))
  );
  return {
    columnExtents,
    rowExtents,
    diagonals,
    pairs: cells.map(({ row, column }) => ({
      row,
      column,
      fit: fitOf(shown[column], shown[row], valueExtents[column]),
      contours: options.kind === 'contours' ? contoursOf(xShares[column], yShares[row], groups, groupCount) : [],
      hexagons: options.kind === 'hexagons' ? hexagonsOf(xShares[column], yShares[row], groups, options) : null,
    })),
  };
}

function axisShares(values: Float64Array, [low, high]: readonly [number, number]): Float64Array {
  return values.map((value) => (value - low) / (high - low));
}

function fitOf(x: Float64Array, y: Float64Array, span: readonly [number, number]): PairFit | null {
  const [from, to] = span;
  const fit = linearRegression(x, y);
  if (!fit) {
    return null;
  }
  const hasBand = Number.isFinite(fit.halfWidthAt(from));
  const bandAt = Float64Array.from(
    { length: hasBand ? bandPoints : 0 },
    (_, index) => from + ((to - from) * index) / (bandPoints - 1)
  );
  const { slope, intercept, r, count } = fit;
  return { slope, intercept, r, count, span, bandAt, bandHalfWidths: bandAt.map(fit.halfWidthAt) };
}

function contoursOf(x: Float64Array, y: Float64Array, groups: Int32Array, groupCount: number): PairSummary['contours'] {
  return Array.from({ length: groupCount }, (_, group) => {
    const grid = densityGrid(x, y, (sample) => groups[sample] === group, contourGrid);
    return grid
      ? enclosingLevels(grid, contourShares).map((level) => ({ group, segments: contourSegments(grid, level) }))
      : [];
  }).flat();
}

function hexagonsOf(
  x: Float64Array,
  y: Float64Array,
  groups: Int32Array,
  { cellWidth: width, cellHeight: height }: PairplotSummaryOptions
): HexagonBins {
  return hexagonBins(
    x.map((share) => share * width),
    y.map((share) => (1 - share) * height),
    (sample) => groups[sample] >= 0,
    { x: 0, y: 0, width, height },
    Math.max(2.5, Math.min(width, height) / 36)
  );
}

import { buildValueAxis, type ValueAxis } from '../axis/valueAxis';
import { type PlacedText, type Rectangle } from '../geometry';
import { type MeasureText } from '../text/measureText';
import { truncateText } from '../text/truncateText';
import { pairplotCells, type PairplotCell } from './cells';
import { type DiagonalCurve } from './diagonalCurves';
import { type HexagonBins } from './hexagonBins';
import { type PairplotData, type PairplotOptions } from './pairplotData';
import { type PairFit, type PairplotSummary, type PairSummary } from './pairplotSummary';

/** A distribution as a polygon on the foot of its cell, corners x and y in turn. */
export interface DiagonalShape {
  readonly group: number;
  readonly outline: Float64Array;
}

/** A cell with what is drawn in it. */
export interface PlacedCell extends PairplotCell {
  readonly shapes: readonly DiagonalShape[];
  readonly hexagons: HexagonBins | null;
  /** Lines of four numbers a segment, from the outermost to the innermost level of each group. */
  readonly contours: ReadonlyArray<{ readonly group: number; readonly segments: Float64Array }>;
  readonly fit: PairFit | null;
  /** x1, y1, x2, y2. */
  readonly fitLine: Float64Array | null;
  /** The 95 % interval around it: a polygon's corners, x and y in turn. */
  readonly fitBand: Float64Array | null;
  readonly note: PlacedText | null;
}

export interface PairplotLayout {
  readonly area: Rectangle;
  readonly cells: readonly PlacedCell[];
  readonly axes: readonly ValueAxis[];
  /** CSS pixels of each sample in the column of a variable. */
  readonly x: readonly Float64Array[];
  /** CSS pixels of each sample in the row of a variable. */
  readonly y: readonly Float64Array[];
  readonly ticks: readonly PlacedText[];
  readonly titles: readonly PlacedText[];
  /** Four numbers a line. */
  readonly gridLines: Float64Array;
}

const space = 5;
/** How far the texts of ticks stand out from their column: between those of two columns there is room. */
const overhang = 1.5;
const maxTickShare = 0.12;

/** Where a pairplot's cells, axes and marks go within `width` × `height` CSS pixels. */
export function layoutPairplot(
  data: PairplotData,
  summary: PairplotSummary,
  options: PairplotOptions,
  width: number,
  height: number,
  measure: MeasureText
): PairplotLayout {
  const { variables } = data;
  const { fontSize, isCorner } = options;
  const { columnExtents, rowExtents } = summary;
  const area = pairplotArea(data, rowExtents, options, width, height, measure);
  const cells = pairplotCells(area, variables.length, isCorner);
  const columnBounds = variables.map((_, index) => boundsOf(cells, ({ column }) => column === index));
  const rowBounds = variables.map((_, index) => boundsOf(cells, ({ row }) => row === index));
  const columnAxes = variables.map((_, index) => axisAlong(data, columnExtents, index, columnBounds[index].width / 42));
  const rowAxes = variables.map((_, index) => axisAlong(data, rowExtents, index, rowBounds[index].height / 40));
  const x = variables.map(({ values }, index) => {
    const { x: from, width: size } = columnBounds[index];
    return values.map((value) => from + columnAxes[index].share(value) * size);
  });
  const y = variables.map(({ values }, index) => {
    const { y: from, height: size } = rowBounds[index];
    return values.map((value) => from + (1 - rowAxes[index].share(value)) * size);
  });
  return {
    area,
    cells: cells.map((cell) => {
      const placed = placeCell(cell, summary, options, { columnAxes, rowAxes }, measure);
      return { ...placed, note: placed.note && inEmptiestCorner(placed.note, cell, x, y, measure) };
    }),
    axes: columnAxes,
    x,
    y,
    ticks: [
      ...columnAxes.flatMap((axis, index) => bottomTicks(axis, columnBounds[index], area, fontSize, measure)),
      ...rowAxes.flatMap((axis, index) =>
        isCorner && index === 0 ? [] : leftTicks(axis, rowBounds[index], area, width * maxTickShare, fontSize, measure)
      ),
    ],
    titles: variables.flatMap(({ name }, index) =>
      titles(name, columnBounds[index], rowBounds[index], height, options, measure)
    ),
    gridLines: Float64Array.from(cells.flatMap((cell) => gridOf(cell, columnAxes[cell.column], rowAxes[cell.row]))),
  };
}

/** The grid's place: texts of axes and titles stand around it. */
export function pairplotArea(
  data: PairplotData,
  rowExtents: PairplotSummary['rowExtents'],
  { fontSize, isCorner, rightSpace }: Pick<PairplotOptions, 'fontSize' | 'isCorner' | 'rightSpace'>,
  width: number,
  height: number,
  measure: MeasureText
): Rectangle {
  const count = data.variables.length;
  const longestTick = data.variables
    .map((_, index) => axisAlong(data, rowExtents, index, height / count / 40))
    .slice(isCorner ? 1 : 0)
    .flatMap((axis) => axis.ticks)
    .reduce((most, tick) => Math.max(most, measure(tick.text, fontSize)), 0);
  const left = Math.min(longestTick, width * maxTickShare) + 2 * space + fontSize + 2;
  const below = 2 * (fontSize + space) + 2;
  const top = fontSize / 2;
  return {
    x: left,
    y: top,
    width: Math.max(1, width - left - 6 - rightSpace),
    height: Math.max(1, height - top - below),
  };
}

function axisAlong(
  { variables }: PairplotData,
  extents: ReadonlyArray<readonly [number, number]>,
  index: number,
  target: number
): ValueAxis {
  return buildValueAxis(extents[index][0], extents[index][1], false, Math.max(2, target), variables[index].format);
}

function boundsOf(cells: readonly PairplotCell[], isMeant: (cell: PairplotCell) => boolean): Rectangle {
  return cells.find(isMeant)?.bounds ?? { x: 0, y: 0, width: 1, height: 1 };
}

interface Scales {
  readonly columnAxes: readonly ValueAxis[];
  readonly rowAxes: readonly ValueAxis[];
}

function placeCell(
  cell: PairplotCell,
  summary: PairplotSummary,
  options: PairplotOptions,
  scales: Scales,
  measure: MeasureText
): PlacedCell {
  const { row, column, bounds } = cell;
  const empty = { shapes: [], hexagons: null, contours: [], fit: null, fitLine: null, fitBand: null, note: null };
  const axis = scales.columnAxes[column];
  if (row === column) {
    return { ...cell, ...empty, shapes: summary.diagonals[row].map((curve) => placeCurve(curve, bounds, axis)) };
  }
  const pair = summary.pairs.find((one) => one.row === row && one.column === column);
  if (!pair) {
    return { ...cell, ...empty };
  }
  const fit = options.showRegression || options.showCorrelation ? pair.fit : null;
  const place = (valueX: number, valueY: number): readonly [number, number] => [
    bounds.x + axis.share(valueX) * bounds.width,
    bounds.y + (1 - scales.rowAxes[row].share(valueY)) * bounds.height,
  ];
  return {
    ...cell,
    ...empty,
    hexagons: pair.hexagons && placeHexagons(pair.hexagons, bounds),
    contours: pair.contours.map((contour) => placeContour(contour, bounds)),
    fit,
    fitLine: fit && options.showRegression ? fitLine(fit, place) : null,
    fitBand: fit && options.showRegression ? fitBand(fit, place) : null,
    note: fit && options.showCorrelation ? correlationNote(fit.r, bounds, options.fontSize, measure) : null,
  };
}

function placeCurve({ group, values, low, high }: DiagonalCurve, bounds: Rectangle, axis: ValueAxis): DiagonalShape {
  const foot = bounds.y + bounds.height;
  const at = (value: number, share: number) => [
    bounds.x + axis.share(value) * bounds.width,
    foot - share * bounds.height,
  ];
  const last = values.length - 1;
  const top = Array.from(values, (value, i) => at(value, high[i]));
  const outline = low
    ? [...top, ...Array.from(values, (_, i) => at(values[last - i], low[last - i]))]
    : [at(values[0], 0), ...top, at(values[last], 0)];
  return { group, outline: Float64Array.from(outline.flat()) };
}

/** The cell may have another size by now: centres move with it. */
function placeHexagons(bins: HexagonBins, { x, y, width, height }: Rectangle): HexagonBins {
  const scaleX = width / bins.width;
  const scaleY = height / bins.height;
  return {
    ...bins,
    centres: bins.centres.map((position, i) => (i % 2 === 0 ? x + position * scaleX : y + position * scaleY)),
  };
}

function placeContour({ group, segments }: PairSummary['contours'][number], bounds: Rectangle) {
  return {
    group,
    segments: segments.map((share, i) =>
      i % 2 === 0 ? bounds.x + share * bounds.width : bounds.y + (1 - share) * bounds.height
    ),
  };
}

type Place = (valueX: number, valueY: number) => readonly [number, number];

function fitLine({ slope, intercept, span: [from, to] }: PairFit, place: Place): Float64Array {
  const at = (value: number) => place(value, intercept + slope * value);
  return Float64Array.from([...at(from), ...at(to)]);
}

function fitBand({ slope, intercept, bandAt, bandHalfWidths }: PairFit, place: Place): Float64Array | null {
  const edge = (side: number) =>
    Array.from(bandAt, (value, i) => place(value, intercept + slope * value + side * bandHalfWidths[i]));
  return bandAt.length === 0 ? null : Float64Array.from([...edge(1), ...edge(-1).reverse()].flat());
}

function correlationNote(
  r: number,
  { x, y, width }: Rectangle,
  fontSize: number,
  measure: MeasureText
): PlacedText | null {
  const text = Number.isNaN(r) ? '' : `r = ${r.toFixed(2).replace(/^-(?=0\.00$)/, '')}`;
  const size = fontSize - 1;
  return text === '' || measure(text, size) > width - 6
    ? null
    : { text, x: x + 4, y: y + 3, align: 'left', baseline: 'top', angle: 0, fontSize: size };
}

/** Of a cell's samples at most about so many are looked at for a place without any. */
const mostProbed = 2000;
/** A note over samples takes at most this share of its cell's width. */
const largestNoteShare = 0.5;

/**
 * A note in the corner of its cell that the fewest samples lie in, the upper left one first. None where it would take much of the
 * cell and hide samples: the details of the cell say it, too.
 */
function inEmptiestCorner(
  note: PlacedText,
  { row, column, bounds }: PairplotCell,
  x: readonly Float64Array[],
  y: readonly Float64Array[],
  measure: MeasureText
): PlacedText | null {
  const width = measure(note.text, note.fontSize) + 8;
  const height = note.fontSize + 6;
  const lefts = [bounds.x, bounds.x + bounds.width - width];
  const tops = [bounds.y, bounds.y + bounds.height - height];
  const stride = Math.max(1, Math.floor(x[column].length / mostProbed));
  const counts = [0, 0, 0, 0];
  for (let sample = 0; sample < x[column].length; sample += stride) {
    for (let corner = 0; corner < counts.length; corner++) {
      const fromLeft = x[column][sample] - lefts[corner % 2];
      const fromTop = y[row][sample] - tops[corner >> 1];
      counts[corner] += fromLeft >= 0 && fromLeft <= width && fromTop >= 0 && fromTop <= height ? 1 : 0;
    }
  }
  const emptiest = counts.indexOf(Math.min(...counts));
  if (counts[emptiest] > 0 && width > bounds.width * largestNoteShare) {
    return null;
  }
  return { ...note, x: lefts[emptiest % 2] + 4, y: tops[emptiest >> 1] + 3 };
}

/** Ticks whose texts would run into each other, or out of their column, are left out. */
function bottomTicks(
  axis: ValueAxis,
  bounds: Rectangle,
  area: Rectangle,
  fontSize: number,
  measure: MeasureText
): PlacedText[] {
  let free = bounds.x - overhang;
  return axis.ticks.flatMap(({ value, text }): PlacedText[] => {
    const x = bounds.x + axis.share(value) * bounds.width;
    const half = measure(text, fontSize) / 2;
    if (x - half < free || x + half > bounds.x + bounds.width + overhang) {
      return [];
    }
    free = x + half + space;
    return [{ text, x, y: area.y + area.height + space, align: 'center', baseline: 'top', angle: 0, fontSize }];
  });
}

function leftTicks(
  axis: ValueAxis,
  bounds: Rectangle,
  area: Rectangle,
  room: number,
  fontSize: number,
  measure: MeasureText
): PlacedText[] {
  let free = bounds.y + bounds.height + fontSize;
  return axis.ticks.flatMap(({ value, text }): PlacedText[] => {
    const y = bounds.y + (1 - axis.share(value)) * bounds.height;
    // A number that is cut says another number.
    if (y > free || y < bounds.y || measure(text, fontSize) > room) {
      return [];
    }
    free = y - fontSize - 2;
    return [{ text, x: area.x - space, y, align: 'right', baseline: 'middle', angle: 0, fontSize }];
  });
}

function titles(
  name: string,
  column: Rectangle,
  row: Rectangle,
  height: number,
  { fontSize }: PairplotOptions,
  measure: MeasureText
): PlacedText[] {
  return [
    {
      text: truncateText(name, column.width, fontSize, measure),
      x: column.x + column.width / 2,
      y: height - 1,
      align: 'center',
      baseline: 'bottom',
      angle: 0,
      fontSize,
    },
    {
      text: truncateText(name, row.height, fontSize, measure),
      x: 2 + fontSize / 2,
      y: row.y + row.height / 2,
      align: 'center',
      baseline: 'middle',
      angle: -Math.PI / 2,
      fontSize,
    },
  ];
}

function gridOf({ row, column, bounds }: PairplotCell, columnAxis: ValueAxis, rowAxis: ValueAxis): number[] {
  const { x, y, width, height } = bounds;
  const upright = columnAxis.ticks.flatMap(({ value }) => {
    const at = x + columnAxis.share(value) * width;
    return [at, y, at, y + height];
  });
  const level = (row === column ? [] : rowAxis.ticks).flatMap(({ value }) => {
    const at = y + (1 - rowAxis.share(value)) * height;
    return [x, at, x + width, at];
  });
  return [...upright, ...level];
}

import { type PlacedText, type Rectangle } from '../geometry';
import { distinctNames } from '../text/distinctNames';
import { type MeasureText } from '../text/measureText';
import { truncateText } from '../text/truncateText';
import { widestText } from '../text/widestText';
import { laneCells, type LaneCells, type ScoredSeries } from './laneCells';
import { overallCells } from './overallCells';

/** A lane: who it is, and its scores over time. */
export interface Lane extends ScoredSeries {
  readonly name: string;
}

export interface LanesOptions {
  readonly fromMs: number;
  readonly toMs: number;
  /** CSS pixels left of the plot, which another chart below shares; names are cut to it. */
  readonly left: number;
  readonly right: number;
  readonly laneHeight: number;
  readonly fontSize: number;
  /** A lane above the others that has the highest score of all of these; none where it is left out. */
  readonly overall?: { readonly name: string; readonly of: readonly ScoredSeries[] } | undefined;
}

export interface LanesLayout {
  readonly plot: Rectangle;
  readonly laneHeight: number;
  readonly lanes: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly cells: LaneCells;
  readonly names: readonly PlacedText[];
  /** Where the first lane stands for all: whose score each of its columns has, as an index among them; else null. */
  readonly owners: Int32Array | null;
}

const labelSpace = 6;
const maxNameShare = 0.28;

/** How much room names of lanes take, in CSS pixels. */
export function laneNameWidth(names: readonly string[], width: number, fontSize: number, measure: MeasureText): number {
  const most = width * maxNameShare;
  const shown = distinctNames(names, most, fontSize, measure);
  return Math.ceil(Math.min(widestText(shown, fontSize, measure), most)) + labelSpace;
}

/** Where lanes go in `width` CSS pixels, one below the other, a cell a pixel column. */
export function layoutLanes(
  lanes: readonly Lane[],
  options: LanesOptions,
  width: number,
  measure: MeasureText
): LanesLayout {
  const { fromMs, toMs, left, right, laneHeight, fontSize } = options;
  const { overall } = options;
  const rows = lanes.length + (overall ? 1 : 0);
  const plot = { x: left, y: 0, width: Math.max(1, width - left - right), height: rows * laneHeight };
  const every = Math.max(1, Math.ceil(fontSize / laneHeight));
  const columns = Math.max(1, Math.floor(plot.width));
  const own = laneCells(lanes, fromMs, toMs, columns);
  const joined = overall ? withOverall(own, laneCells(overall.of, fromMs, toMs, columns), overall.of.length) : null;
  const ofLanes = distinctNames(
    lanes.map(({ name }) => name),
    left - labelSpace,
    fontSize,
    measure
  );
  const names = [...(overall ? [overall.name] : []), ...ofLanes];
  return {
    plot,
    laneHeight,
    lanes: rows,
    fromMs,
    toMs,
    cells: joined?.cells ?? own,
    owners: joined?.owners ?? null,
    names: names.flatMap((name, lane): PlacedText[] =>
      lane % every === 0
        ? [
            {
              text: truncateText(name, left - labelSpace, fontSize, measure),
              x: left - labelSpace,
              y: (lane + 0.5) * laneHeight,
              align: 'right',
              baseline: 'middle',
              angle: 0,
              fontSize,
            },
          ]
        : []
    ),
  };
}

/** The cells with those of the lane for all in front. */
function withOverall(
  own: LaneCells,
  all: LaneCells,
  lanes: number
): { readonly cells: LaneCells; readonly owners: Int32Array } {
  const { columns } = own;
  const { scores, owners } = overallCells(all, lanes);
  const samples = owners.map((owner, column) => (owner < 0 ? -1 : (all.samples[owner * columns + column] ?? -1)));
  const cells = {
    columns,
    scores: new Float64Array(columns + own.scores.length),
    samples: new Int32Array(columns + own.samples.length),
  };
  cells.scores.set(scores);
  cells.scores.set(own.scores, columns);
  cells.samples.set(samples);
  cells.samples.set(own.samples, columns);
  return { cells, owners };
}

/** A lane and a pixel column of it. */
export interface LaneCell {
  readonly lane: number;
  readonly column: number;
}

/** The cell under a place; null beside the plot. */
export function laneCellAt({ plot, laneHeight, lanes, cells }: LanesLayout, x: number, y: number): LaneCell | null {
  const lane = Math.floor((y - plot.y) / laneHeight);
  const column = Math.floor(((x - plot.x) / plot.width) * cells.columns);
  const isInside = lane >= 0 && lane < lanes && column >= 0 && column < cells.columns;
  return isInside ? { lane, column } : null;
}

/** The time that a place stands for, held within the plot. */
export function laneTimeAt({ plot, fromMs, toMs }: LanesLayout, x: number): number {
  const share = Math.min(1, Math.max(0, (x - plot.x) / plot.width));
  return fromMs + share * (toMs - fromMs);
}

/** Where a time lies; outside of the plot for times that are not shown. */
export function laneXOf({ plot, fromMs, toMs }: LanesLayout, timeMs: number): number {
  return plot.x + ((timeMs - fromMs) / (toMs - fromMs)) * plot.width;
}

/**
 * The cell that a key leads to: up and down between lanes, left and right to the next unusual cell of the lane, or the
 * next judged one where there is none; Home and End to its first and last judged cell. Null for other keys.
 */
export function stepLaneCell(layout: LanesLayout, from: LaneCell | null, key: string): LaneCell | null {
  const { cells, lanes } = layout;
  const isKnown = /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key);
  if (!isKnown || lanes === 0) {
    return null;
  }
  if (from === null) {
    return highestCell(layout, 0);
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const lane = Math.min(lanes - 1, Math.max(0, from.lane + (key === 'ArrowDown' ? 1 : -1)));
    return { lane, column: from.column };
  }
  const isForward = key === 'ArrowRight' || key === 'Home';
  const start = key === 'Home' ? -1 : key === 'End' ? cells.columns : from.column;
  const isJudged = (column: number) => !Number.isNaN(cells.scores[from.lane * cells.columns + column]);
  const isUnusual = (column: number) => cells.scores[from.lane * cells.columns + column] >= 1;
  const isJump = key.startsWith('Arrow');
  const column =
    (isJump ? walk(start, isForward, cells.columns, isUnusual) : null) ??
    walk(start, isForward, cells.columns, isJudged);
  return { lane: from.lane, column: column ?? from.column };
}

function walk(start: number, isForward: boolean, columns: number, isMeant: (column: number) => boolean): number | null {
  for (let column = start + (isForward ? 1 : -1); column >= 0 && column < columns; column += isForward ? 1 : -1) {
    if (isMeant(column)) {
      return column;
    }
  }
  return null;
}

function highestCell({ cells }: LanesLayout, lane: number): LaneCell {
  let column = 0;
  for (let i = 0; i < cells.columns; i++) {
    column = cells.scores[lane * cells.columns + i] > (cells.scores[lane * cells.columns + column] || 0) ? i : column;
  }
  return { lane, column };
}

/** The columns of a run of unusual cells around one; the cell itself where it is usual. */
export function unusualRun(
  { cells }: LanesLayout,
  { lane, column }: LaneCell
): { readonly first: number; readonly last: number } {
  const isUnusual = (at: number) => at >= 0 && at < cells.columns && cells.scores[lane * cells.columns + at] >= 1;
  let first = column;
  let last = column;
  while (isUnusual(column) && isUnusual(first - 1)) {
    first--;
  }
  while (isUnusual(column) && isUnusual(last + 1)) {
    last++;
  }
  return { first, last };
}

import { focusAxisHeight } from './FocusChart';
import { scoreScaleHeight } from './ScoreScale';

/** CSS pixels of each part, from top to bottom; 0: left out. */
export interface PanelRooms {
  readonly sentence: number;
  /** Of one lane. */
  readonly laneHeight: number;
  /** Only the lane of the series in focus is there. */
  readonly isStrip: boolean;
  readonly pager: number;
  readonly focus: number;
  readonly scale: number;
}

/** A line of the sentence. */
export const sentenceLine = 20;
const largestLane = 14;
const stripHeight = 8;
const pagerHeight = 24;
/** What can be done with a selected time. */
const selectionHeight = 26;
/** Panels lower than these have one strip of scores above the focus, or the strip alone. */
const lowest = { lanes: 240, focus: 120 };
const fewLanes = 40;
const shareOfFewLanes = 0.4;
const shareOfManyLanes = 0.65;

/** The sentence takes at most this share of a panel that shows more than a strip, and three lines where that is less. */
const sentenceShare = 0.35;
const usualLines = 3;

/** What fits: lanes take at most 40 % of the height, many of them 65 %; the sentence is the last to go. */
export function panelRooms(
  height: number,
  lanes: number,
  {
    sentenceLines,
    hasScale,
    hasSelection,
  }: { readonly sentenceLines: number; readonly hasScale: boolean; readonly hasSelection: boolean }
): PanelRooms {
  const sentence = height < 40 ? 0 : Math.min(sentenceLines, mostLines(height)) * sentenceLine;
  if (height < lowest.focus) {
    return {
      sentence,
      laneHeight: Math.min(largestLane, Math.max(1, height - sentence)),
      isStrip: true,
      pager: 0,
      focus: 0,
      scale: 0,
    };
  }
  if (height < lowest.lanes) {
    return {
      sentence,
      laneHeight: stripHeight,
      isStrip: true,
      pager: 0,
      focus: height - sentence - stripHeight - 2 - (hasSelection ? selectionHeight : 0),
      scale: 0,
    };
  }
  const scale = hasScale ? scoreScaleHeight : 0;
  const room = height - sentence - scale - pagerHeight - (hasSelection ? selectionHeight : 0);
  const share = lanes > fewLanes ? shareOfManyLanes : shareOfFewLanes;
  const laneHeight = Math.min(largestLane, Math.max(1, Math.floor((share * room) / Math.max(1, lanes))));
  const focus = Math.max(focusAxisHeight + 20, room - lanes * laneHeight);
  return { sentence, laneHeight, isStrip: false, pager: pagerHeight, focus, scale };
}

function mostLines(height: number): number {
  if (height < lowest.focus) {
    return Math.min(usualLines, Math.floor((height - stripHeight) / sentenceLine));
  }
  const share = Math.floor((sentenceShare * height) / sentenceLine);
  return height < lowest.lanes ? Math.min(usualLines, share) : Math.max(usualLines, share);
}

/** How many lanes a page can have: a pixel each, beside the lane of all and what is not lanes. */
export function mostLanes(height: number): number {
  const room = height - usualLines * sentenceLine - pagerHeight - scoreScaleHeight;
  return Math.max(1, Math.floor(shareOfManyLanes * room) - 1);
}

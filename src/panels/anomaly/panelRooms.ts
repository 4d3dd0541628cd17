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

const lineHeight = 20;
const largestLane = 14;
const stripHeight = 8;
const pagerHeight = 24;
/** What can be done with a selected time. */
const selectionHeight = 26;
/** Panels lower than these have one strip of scores above the focus, or the strip alone. */
const lowest = { lanes: 240, focus: 120 };
const fewLanes = 40;

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
  const sentence = height < 40 ? 0 : Math.min(sentenceLines, height < lowest.lanes ? 1 : 3) * lineHeight;
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
  const share = lanes > fewLanes ? 0.65 : 0.4;
  const laneHeight = Math.min(largestLane, Math.max(1, Math.floor((share * room) / Math.max(1, lanes))));
  const focus = Math.max(focusAxisHeight + 20, room - lanes * laneHeight);
  return { sentence, laneHeight, isStrip: false, pager: pagerHeight, focus, scale };
}

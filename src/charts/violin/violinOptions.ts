import { type FormatValue } from '../formatValue';

export type ViolinInner = 'box' | 'quartiles' | 'points' | 'sticks' | 'none';

export interface ViolinOptions {
  readonly isHorizontal: boolean;
  readonly shape: 'violin' | 'box';
  readonly inner: ViolinInner;
  /** Two hues share one violin, a half each. */
  readonly isSplit: boolean;
  /** Share of its room that a violin takes. */
  readonly width: number;
  /** Pixels between the halves of a split violin. */
  readonly gap: number;
  readonly isLog: boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly thresholds: readonly ViolinThreshold[];
  readonly showOutliers: boolean;
  readonly showCounts: boolean;
  readonly axisTitle: string;
  readonly formatValue: FormatValue;
  readonly fontSize: number;
}

export interface ViolinThreshold {
  readonly value: number;
  readonly label: string;
  readonly color: string;
}

/** Maps a value and a position along the categories (0 … 1 of the plot) to a point. */
export type PlaceViolinPoint = (value: number, position: number) => readonly [number, number];

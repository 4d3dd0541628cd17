import { type TimeGrid } from './timeGrid';

/** How many times a grid has whose ends are multiples of its step; 0 where the range is shorter than the step. */
export function gridLength({ fromMs, toMs, stepMs }: TimeGrid): number {
  return Math.max(0, Math.floor((toMs - fromMs) / stepMs) + 1);
}

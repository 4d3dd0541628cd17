import { type TimeGrid } from '../../../core/series/timeGrid';

/** The smallest grid of a step, on multiples of it, that covers a range. */
export function gridAround(stepMs: number, fromMs: number, toMs: number): TimeGrid {
  return { fromMs: Math.floor(fromMs / stepMs) * stepMs, toMs: Math.ceil(toMs / stepMs) * stepMs, stepMs };
}

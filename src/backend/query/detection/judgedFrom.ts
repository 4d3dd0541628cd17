import { type TimeGrid } from '../../../core/series/timeGrid';

const stretchMs = 6 * 3_600_000;
/** So many more samples are judged at the most, a tenth of a second of work. */
const mostMore = 100_000;

/**
 * From where on some series of a range of the past are judged, so that ranges which begin soon after each other share their judgements: the begin
 * of the quarter of a day, or the first time of the grid after it; the range's own where that would be much more work.
 */
export function judgedFrom({ fromMs, stepMs }: Omit<TimeGrid, 'toMs'>, seriesCount: number): number {
  const beginMs = Math.min(fromMs, Math.ceil((Math.floor(fromMs / stretchMs) * stretchMs) / stepMs) * stepMs);
  return (seriesCount * (fromMs - beginMs)) / stepMs > mostMore ? fromMs : beginMs;
}

import { type SeasonGrid } from './seasonGrid';

/**
 * A quantity that is known at the places of a season grid, at each of some times: in between, on the line. `at` gives it for a
 * place, which may lie beyond the grid's values; NaN where it is unknown.
 */
export function onSamples(grid: SeasonGrid, times: Float64Array, at: (place: number) => number): Float64Array {
  let place = NaN;
  let left = NaN;
  let right = NaN;
  return times.map((timeMs) => {
    const floor = Math.floor((timeMs - grid.firstMs) / grid.stepMs);
    if (floor !== place) {
      left = floor === place + 1 && !Number.isNaN(right) ? right : at(floor);
      right = NaN;
      place = floor;
    }
    // Not the fraction of the quotient: its last bits depend on where the grid begins.
    const share = (timeMs - grid.firstMs - floor * grid.stepMs) / grid.stepMs;
    if (share === 0) {
      return left;
    }
    right = Number.isNaN(right) ? at(floor + 1) : right;
    return left + share * (right - left);
  });
}

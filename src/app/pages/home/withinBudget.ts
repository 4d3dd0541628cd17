import { type SeriesCount } from '../../query/useSeriesCounts';

/** The first inputs that together have no more series than the budget; one that is too large by itself is passed over. */
export function withinBudget(counts: readonly SeriesCount[], most: number): readonly SeriesCount[] {
  let left = most;
  return counts.filter(({ count }) => {
    const fits = count > 0 && count <= left;
    left -= fits ? count : 0;
    return fits;
  });
}

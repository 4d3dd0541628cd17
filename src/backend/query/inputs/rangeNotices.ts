import { type TimeGrid } from '../../../core/series/timeGrid';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type QueryInput } from '../../../protocol/query';
import { dependsOnRange } from '../../upstreams/dependsOnRange';
import { type RangeRequest } from '../../upstreams/upstream';

/** The times to fetch, of which the user sees those in `shown`, or all. */
export type FetchedRange = TimeGrid & Pick<RangeRequest, 'shown'>;

/** With history before the range, a query that names its range gives other values for the same times at every zoom. */
export function rangeNotices(inputs: readonly QueryInput[], { fromMs, shown }: FetchedRange): readonly FrameNotice[] {
  if (shown === undefined || fromMs >= shown.fromMs) {
    return [];
  }
  return inputs
    .filter(({ expr, query }) => dependsOnRange(expr ?? query ?? ''))
    .map(({ refId }) => ({
      severity: 'warning',
      text: `input ${refId} names the range ($__range, @ start()): with every other range its values, and what is learned from them, are others`,
    }));
}

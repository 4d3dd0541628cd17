import { type SeriesDetection } from '../../../core/detectors/request/detection';
import { gridLength } from '../../../core/series/gridLength';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { type KeptSeries } from '../environment/keptSeries';

/**
 * The judgements of a range out of known ones and fresh ones, which follow them from `freshFromMs` on. Each column is put together when
 * somebody looks at it: most look at the scores alone.
 */
export function joinedJudgements(
  known: KeptSeries | undefined,
  fresh: SeriesDetection | undefined,
  freshFromMs: number,
  grid: TimeGrid
): SeriesDetection {
  const { fromMs, toMs, stepMs } = grid;
  const length = gridLength(grid);
  const first = known === undefined ? 0 : Math.round((fromMs - known.fromMs) / stepMs);
  const end =
    known === undefined ? 0 : Math.max(first, Math.min(known.count, Math.round((toMs - known.fromMs) / stepMs) + 1));
  const skipped = Math.max(0, Math.round((fromMs - freshFromMs) / stepMs));
  const column = (name: 'expected' | 'lower' | 'upper' | 'score'): Float64Array => {
    const after = fresh?.[name].subarray(skipped) ?? new Float64Array(0);
    if (known === undefined) {
      return after;
    }
    const before = known.judgements[name].subarray(first, end);
    if (before.length === length) {
      return before;
    }
    const all = new Float64Array(length);
    all.set(before);
    all.set(after, before.length);
    return all;
  };
  const reason = fresh?.reason;
  const isJudged = known !== undefined && known.judgements.score.subarray(first, end).some((one) => !Number.isNaN(one));
  return {
    get expected() {
      return column('expected');
    },
    get lower() {
      return column('lower');
    },
    get upper() {
      return column('upper');
    },
    get score() {
      return column('score');
    },
    ...(isJudged || reason === undefined ? {} : { reason }),
  };
}

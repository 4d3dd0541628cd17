import { lastEpochMs } from '../../protocol/bounds';
import { QueryError } from '../queryError';

/** Refuses a range of times that no dashboard has. @throws QueryError */
export function checkTimes({ fromMs, toMs, intervalMs }: { fromMs: number; toMs: number; intervalMs: number }): void {
  for (const [name, value] of [
    ['begin', fromMs],
    ['end', toMs],
  ] as const) {
    if (!(value >= 0 && value <= lastEpochMs)) {
      throw new QueryError(
        `the ${name} of the time range, ${value} ms, does not lie between 1970 and 2100: choose another range`
      );
    }
  }
  if (fromMs > toMs) {
    throw new QueryError(`the time range ends (${toMs} ms) before it begins (${fromMs} ms): choose another range`);
  }
  if (!(intervalMs >= 0 && intervalMs <= lastEpochMs)) {
    throw new QueryError(`the interval of ${intervalMs} ms is none: choose another range or panel width`);
  }
}

import { type TraceSearch } from './upstream';

/** A store is asked for so many times as many traces as are wanted, since none sorts them: the slowest are chosen among these. */
export const searchedPerWanted = 5;

/** The traces that a search is for, in its order. */
export function firstTraces<T extends { readonly startMs: number; readonly durationMs: number }>(
  found: readonly T[],
  { order, most }: Pick<TraceSearch, 'order' | 'most'>
): readonly T[] {
  return [...found]
    .sort((a, b) => (order === 'slowest' ? b.durationMs - a.durationMs : 0) || b.startMs - a.startMs)
    .slice(0, most);
}

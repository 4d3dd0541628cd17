import { shortened } from './shortened';

/** More remarks than this of one answer are only counted. */
const mostRemarks = 10;

/** What a store remarks on its answer, as far as it is passed on. */
export function shortList(remarks: readonly string[]): readonly string[] {
  const rest = remarks.length - mostRemarks;
  return [...remarks.slice(0, mostRemarks).map(shortened), ...(rest > 0 ? [`and ${rest} more remarks`] : [])];
}

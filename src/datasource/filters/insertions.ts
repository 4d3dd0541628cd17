/** A place in a text where something is put in. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The text with everything put in, given in order of places. */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  let written = '';
  let from = 0;
  for (const { at, text: inserted } of insertions) {
    written += text.slice(from, at) + inserted;
    from = at;
  }
  return written + text.slice(from);
}

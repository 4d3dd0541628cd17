/** A regular expression, as stores with RE2 take it, of which each of the texts is a match and nothing else is when anchored. */
export function alternatives(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
}

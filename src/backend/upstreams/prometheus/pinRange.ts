/**
 * Replaces PromQL's `start()` and `end()` after an `@` by the times of a range, so that the parts of a long query, and
 * queries that fetch history, mean the same times.
 */
export function pinRange(expression: string, range: { readonly fromMs: number; readonly toMs: number }): string {
  // Texts and comments are matched first, so that nothing inside them is; one without an end goes to the end.
  return expression.replace(
    /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`[^`]*`?|#[^\n]*|@\s*(start|end)\s*\(\s*\)/g,
    (whole: string, edge?: string) =>
      edge === undefined ? whole : `@ ${(edge === 'start' ? range.fromMs : range.toMs) / 1000}`
  );
}

/**
 * PromQL without its comments and the space around it, so that it can stand within other PromQL. What looks like a comment in a text
 * between quotes stays.
 */
export function plainPromql(expr: string): string {
  return expr
    .replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g, (whole) => (whole.startsWith('#') ? '' : whole))
    .trim();
}

/**
 * Whether a LogQL query asks for lines and not for numbers: it then begins with its stream selector, perhaps in
 * parentheses or after comments.
 */
export function isLogQuery(query: string): boolean {
  return /^(?:\s|\(|#[^\n]*(?:\n|$))*\{/.test(query);
}

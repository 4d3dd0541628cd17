/**
 * Whether the values that a query gives at a time depend on the range that is looked at: it names the range by
 * `$__range`, `$__from`, `$__to`, or by PromQL's `@ start()` and `@ end()`.
 */
export function dependsOnRange(query: string): boolean {
  return /(?:\$\{?|\[\[)__(?:range(?:_s|_ms)?|from|to)\b|@\s*(?:start|end)\s*\(\s*\)/.test(query);
}

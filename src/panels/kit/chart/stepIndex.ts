/** The index that an arrow key, Home or End leads to in a row of `count` marks; null for other keys. */
export function stepIndex(count: number, from: number | null, key: string): number | null {
  if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key) || count === 0) {
    return null;
  }
  if (key === 'End') {
    return count - 1;
  }
  if (from === null || key === 'Home') {
    return 0;
  }
  const next = from + (key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1);
  return Math.min(count - 1, Math.max(0, next));
}

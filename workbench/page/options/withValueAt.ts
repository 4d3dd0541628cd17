/** A copy with another value at a path like `legend.placement`; what lies beside the path is shared. */
export function withValueAt(target: unknown, path: string, value: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...Object(target) };
  const dot = path.indexOf('.');
  const head = dot < 0 ? path : path.slice(0, dot);
  copy[head] = dot < 0 ? value : withValueAt(copy[head], path.slice(dot + 1), value);
  return copy;
}

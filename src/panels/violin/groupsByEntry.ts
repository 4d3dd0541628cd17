/** Groups by the legend's entry that they belong to: the part that they have in common with others, or else themselves. */
export function groupsByEntry<Group extends { readonly category: string; readonly hue: string | null }>(
  groups: readonly Group[]
): Map<string, Group[]> {
  const entries = new Map<string, Group[]>();
  for (const group of groups) {
    const name = group.hue ?? group.category;
    const members = entries.get(name);
    if (members) {
      members.push(group);
    } else {
      entries.set(name, [group]);
    }
  }
  return entries;
}

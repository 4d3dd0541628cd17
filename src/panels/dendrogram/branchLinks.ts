import { type LinkModel } from '@grafana/data';

/** More items than these have no room for their links. */
const linkedItems = 6;

/** The data links of the first items of a branch; where there are several, each says whose it is. */
export function branchLinks(
  branchItems: readonly number[],
  names: readonly string[],
  linksOf: (item: number) => LinkModel[]
): LinkModel[] {
  return branchItems
    .slice(0, linkedItems)
    .flatMap((item) => linksOf(item).map((link) => ({ ...link, title: `${link.title} (${names[item] ?? ''})` })));
}

import { type DendrogramLayout } from '../../core/clustering/trees/dendrogramLayout';
import { type LinkageTree } from '../../core/clustering/trees/linkageTree';
import { childNodes } from './childNodes';

/** The drawn links of a branch: the link itself and all below it. */
export function linksBelow(tree: LinkageTree, layout: DendrogramLayout, link: number): number[] {
  const linkOfNode = new Map(Array.from(layout.linkNodes, (node, index) => [node, index]));
  const found: number[] = [];
  const pending = [link];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.push(next);
    for (const child of childNodes(tree, layout.linkNodes[next] ?? 0)) {
      const childLink = linkOfNode.get(child);
      if (childLink !== undefined) {
        pending.push(childLink);
      }
    }
  }
  return found;
}

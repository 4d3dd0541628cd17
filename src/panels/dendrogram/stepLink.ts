import { type DendrogramLayout } from '../../core/clustering/trees/dendrogramLayout';
import { type LinkageTree } from '../../core/clustering/trees/linkageTree';
import { childNodes } from './childNodes';
import { leavesBelow } from './leavesBelow';

/**
 * The link that an arrow key leads to: up to the parent, down to the larger child, left and right to the neighbours;
 * null for other keys and at the ends. The first step lands on the root.
 */
export function stepLink(tree: LinkageTree, layout: DendrogramLayout, from: number | null, key: string): number | null {
  const { linkNodes } = layout;
  const last = linkNodes.length - 1;
  if (!key.startsWith('Arrow') || last < 0) {
    return null;
  }
  if (from === null || from > last) {
    return last;
  }
  const node = linkNodes[from] ?? 0;
  const find = (wanted: (candidate: number) => boolean) => {
    const index = linkNodes.findIndex(wanted);
    return index < 0 ? null : index;
  };
  switch (key) {
    case 'ArrowUp':
      return find((candidate) => childNodes(tree, candidate).includes(node));
    case 'ArrowDown': {
      const children = childNodes(tree, node).sort((a, b) => leavesBelow(tree, b).length - leavesBelow(tree, a).length);
      return find((candidate) => candidate === children[0]) ?? find((candidate) => candidate === children[1]);
    }
    case 'ArrowLeft':
      return from > 0 ? from - 1 : null;
    default:
      return from < last ? from + 1 : null;
  }
}

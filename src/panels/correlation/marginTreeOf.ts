import { type MarginTree } from '../../charts/heatmap/marginTree';
import { dendrogramLayout } from '../../core/clustering/trees/dendrogramLayout';
import { type LinkageTree } from '../../core/clustering/trees/linkageTree';

/** A linkage tree for the margin of a heatmap whose rows stand in the tree's leaf order. */
export function marginTreeOf(tree: LinkageTree): MarginTree {
  const { linkX, linkY, greatestHeight } = dendrogramLayout(tree);
  const links = linkX.length / 4;
  const feet = new Float64Array(links * 4);
  const heights = new Float64Array(links);
  const leafUnits = (x: number | undefined) => (x ?? 0) / 10;
  for (let link = 0; link < links; link++) {
    const corner = link * 4;
    feet[corner] = leafUnits(linkX[corner]);
    feet[corner + 1] = leafUnits(linkX[corner + 2]);
    feet[corner + 2] = linkY[corner] ?? 0;
    feet[corner + 3] = linkY[corner + 3] ?? 0;
    heights[link] = linkY[corner + 1] ?? 0;
  }
  return { feet, heights, maxHeight: greatestHeight };
}

import { type LinkageTree } from '../../core/clustering/trees/linkageTree';
import { mergeHeights } from '../../core/clustering/trees/mergeHeights';
import { automaticCutHeight } from '../../core/clustering/recipe/automaticCutHeight';
import { type DendrogramPanelOptions } from './options';

type CutOptions = Pick<DendrogramPanelOptions, 'colorBy' | 'colorHeight' | 'clusterCount'>;

/**
 * The distance at which branches part into groups: the given one, the one that leaves the wanted number of groups, or
 * 0.7 of the greatest.
 */
export function cutHeight(tree: LinkageTree, options: CutOptions): number {
  if (options.colorBy === 'height') {
    return options.colorHeight;
  }
  if (options.colorBy === 'auto') {
    return automaticCutHeight(tree);
  }
  const heights = mergeHeights(tree).sort();
  const greatest = heights.at(-1) ?? 0;
  const joined = heights.length - Math.max(1, Math.round(options.clusterCount)) + 1;
  return joined >= heights.length ? greatest * 1.02 : ((heights[joined - 1] ?? 0) + (heights[joined] ?? 0)) / 2;
}

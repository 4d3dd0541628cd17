/**
 * A dendrogram for the margin of a heatmap. Link `k` joins two branches: positions are in leaf units (leaf `i` sits at
 * `i + 0.5`), heights are distances. Four numbers a link: left position, right position, left foot and right foot; and
 * `heights[k]` is where the crossbar lies.
 */
export interface MarginTree {
  readonly feet: Float64Array;
  readonly heights: Float64Array;
  readonly maxHeight: number;
}

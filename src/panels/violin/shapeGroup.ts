/** The counts of a histogram: bucket i lies between `edges[i]` and `edges[i + 1]`. */
export interface HistogramBuckets {
  readonly edges: Float64Array;
  readonly counts: Float64Array;
}

/** The part of a group that its shape is computed from: plain data. */
export interface ShapeGroup {
  readonly category: string;
  readonly hue: string | null;
  readonly values: Float64Array;
  readonly histogram: HistogramBuckets | null;
}

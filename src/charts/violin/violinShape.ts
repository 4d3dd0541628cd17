/** The numbers of one group that a violin or a box shows, in the unit of the data. */
export interface ViolinShape {
  readonly category: string;
  /** Tells violins of one category apart; null where there is one a category. */
  readonly hue: string | null;
  readonly count: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly lowerWhisker: number;
  readonly upperWhisker: number;
  readonly outliers: Float64Array;
  /** Values at which the density is known, ascending; empty where there is none: points are drawn instead. */
  readonly support: Float64Array;
  /** Width at each of these, 0 … 1 of the room that a violin has. */
  readonly widths: Float64Array;
  /** The values themselves, at most a few thousand; empty for histograms. */
  readonly values: Float64Array;
  /** Known from a histogram's buckets only: shape and quantiles are as coarse as these. */
  readonly isBinned: boolean;
}

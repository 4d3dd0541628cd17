/** Even bins, and how they are read out. */
export interface BinPlan {
  /** The value that lies at the bin number `margin`. */
  readonly origin: number;
  readonly binWidth: number;
  readonly margin: number;
  /** At least 4. */
  readonly binCount: number;
  /** The symmetric kernel at the distances 0, 1, 2, … bins. */
  readonly kernel: Float64Array;
  /** The bins between one output and the next; the first lies at `margin`. */
  readonly step: number;
  readonly outputs: number;
}

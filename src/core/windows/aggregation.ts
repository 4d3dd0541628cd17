/** What becomes of the samples of one window. */
export type Aggregation =
  | { readonly kind: 'avg' | 'max' | 'min' | 'sum' | 'count' | 'last' | 'increase' | 'rate' | 'stddev' }
  /** `probability` in [0, 1]: 0.99 is p99. */
  | { readonly kind: 'quantile'; readonly probability: number };

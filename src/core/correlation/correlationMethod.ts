/** Which coefficient measures how two series move together. */
export type CorrelationMethod = 'pearson' | 'spearman' | 'kendall';

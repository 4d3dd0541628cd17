/** What the heatmap shows: coefficients, the lag at which two series agree best, or values in buckets of time. */
export type HeatmapMode = 'correlation' | 'lag' | 'values';
export type CorrelationMethod = 'pearson' | 'spearman' | 'kendall';
export type Mask = 'none' | 'upper' | 'lower';
export type SignificanceFilter = 'none' | 'p' | 'q';
export type CellOrder = 'input' | 'name' | 'clustered';
export type TimeBucket = 'hourOfDay' | 'hourOfWeek' | 'dayOfWeek' | 'interval';
export type Aggregation = 'mean' | 'max' | 'min' | 'sum' | 'count' | 'median' | 'p95' | 'p99' | 'last';
export type Rescaling = 'none' | 'rowDeviations' | 'columnDeviations' | 'rowRange' | 'columnRange';
export type TreeMethod = 'single' | 'complete' | 'average' | 'weighted' | 'ward';

export interface CorrelationOptions {
  readonly mode: HeatmapMode;
  readonly method: CorrelationMethod;
  readonly toleranceSeconds: number;
  readonly minOverlap: number;
  readonly maxLagSteps: number;
  readonly bucket: TimeBucket;
  readonly bucketMinutes: number;
  readonly aggregation: Aggregation;
  readonly rescaling: Rescaling;
  readonly order: CellOrder;
  /** Whether columns of values are clustered, too; coefficients always have both sides alike. */
  readonly clusterColumns: boolean;
  readonly treeMethod: TreeMethod;
  readonly showTree: boolean;
  readonly mask: Mask;
  readonly hideDiagonal: boolean;
  readonly significance: SignificanceFilter;
  readonly alpha: number;
  readonly minStrength: number;
  /** A colour scheme's id, `auto` for the mode's own, or `field` for the standard colour option. */
  readonly scheme: string;
  readonly isReversed: boolean;
  readonly isRobust: boolean;
  readonly annotations: 'auto' | 'always' | 'never';
  readonly cellGap: number;
  readonly isSquare: boolean;
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly showRowLabels: boolean;
  readonly showColumnLabels: boolean;
  readonly labelRotation: 'auto' | 0 | 45 | 90;
  readonly colorBar: 'right' | 'bottom' | 'none';
  readonly showTooltip: boolean;
  readonly rowVariable: string;
  readonly columnVariable: string;
}

export const defaultOptions: CorrelationOptions = {
  mode: 'correlation',
  method: 'pearson',
  toleranceSeconds: 30,
  minOverlap: 5,
  maxLagSteps: 30,
  bucket: 'hourOfDay',
  bucketMinutes: 60,
  aggregation: 'mean',
  rescaling: 'none',
  order: 'input',
  clusterColumns: false,
  treeMethod: 'average',
  showTree: true,
  mask: 'none',
  hideDiagonal: false,
  significance: 'none',
  alpha: 0.05,
  minStrength: 0,
  scheme: 'auto',
  isReversed: false,
  isRobust: false,
  annotations: 'auto',
  cellGap: 1,
  isSquare: false,
  rowTitle: '',
  columnTitle: '',
  showRowLabels: true,
  showColumnLabels: true,
  labelRotation: 'auto',
  colorBar: 'right',
  showTooltip: true,
  rowVariable: '',
  columnVariable: '',
};

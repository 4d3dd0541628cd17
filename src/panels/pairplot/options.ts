import { type DiagonalKind, type PairKind } from '../../charts/pairplot/pairplotData';
import { type LegendOptions } from '../kit/chart/legendOptions';

export interface PairplotPanelOptions {
  /** Names of the variables that are shown, in this order; empty: all. */
  readonly variables: readonly string[];
  readonly maxVariables: number;
  readonly toleranceSeconds: number;
  readonly isCorner: boolean;
  readonly diagonal: DiagonalKind;
  /** `auto`: points, or hexagons where there are too many of them. */
  readonly kind: PairKind | 'auto';
  readonly showRegression: boolean;
  readonly showCorrelation: boolean;
  readonly colorBy: 'none' | 'label' | 'cluster' | 'anomaly' | 'time';
  /** Label (or text column); empty: the first that tells samples apart. */
  readonly colorLabel: string;
  readonly clusterCount: number;
  /** Share of normal samples that an anomaly lies beyond. */
  readonly anomalyConfidence: number;
  readonly palette: string;
  readonly timeScheme: string;
  readonly pointSize: number;
  readonly opacity: number;
  readonly hasShapes: boolean;
  readonly variable: string;
  readonly legend: LegendOptions;
}

export const defaultOptions: PairplotPanelOptions = {
  variables: [],
  maxVariables: 8,
  toleranceSeconds: 30,
  isCorner: true,
  diagonal: 'density',
  kind: 'auto',
  showRegression: false,
  showCorrelation: true,
  colorBy: 'none',
  colorLabel: '',
  clusterCount: 3,
  anomalyConfidence: 0.999,
  palette: 'colorblind',
  timeScheme: 'viridis',
  pointSize: 5,
  opacity: 60,
  hasShapes: false,
  variable: '',
  legend: { showLegend: true, displayMode: 'list', placement: 'bottom' },
};

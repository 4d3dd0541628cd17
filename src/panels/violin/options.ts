import { type ViolinInner } from '../../charts/violin/violinOptions';
import { type ViolinWidth } from '../../core/statistics/densities/violins';
import { type LegendOptions } from '../kit/chart/legendOptions';

export interface ViolinPanelOptions {
  /** Label (or text column) whose values are the groups; empty: a group a series. */
  readonly groupBy: string;
  /** Label (or text column) that parts each group; empty: none. */
  readonly hueBy: string;
  readonly order: 'input' | 'name' | 'median' | 'count';
  readonly shape: 'violin' | 'box';
  readonly inner: ViolinInner;
  readonly isSplit: boolean;
  readonly isHorizontal: boolean;
  readonly isLog: boolean;
  readonly bandwidth: 'scott' | 'silverman' | 'factor';
  readonly bandwidthFactor: number;
  readonly adjust: number;
  readonly cut: number;
  readonly gridSize: number;
  readonly densityNorm: ViolinWidth;
  readonly isCommonNorm: boolean;
  /** Groups with fewer values are drawn as points. */
  readonly minCount: number;
  readonly whiskerReach: number;
  readonly showOutliers: boolean;
  readonly showCounts: boolean;
  readonly showThresholds: boolean;
  readonly thresholdLabel: string;
  /** A palette's id, or `field` for the standard colour option. */
  readonly palette: string;
  readonly fillOpacity: number;
  readonly width: number;
  readonly gap: number;
  readonly lineWidth: number;
  readonly axisTitle: string;
  readonly variable: string;
  readonly legend: LegendOptions;
}

export const defaultOptions: ViolinPanelOptions = {
  groupBy: '',
  hueBy: '',
  order: 'input',
  shape: 'violin',
  inner: 'box',
  isSplit: false,
  isHorizontal: false,
  isLog: false,
  bandwidth: 'scott',
  bandwidthFactor: 0.3,
  adjust: 1,
  cut: 2,
  gridSize: 100,
  densityNorm: 'area',
  isCommonNorm: false,
  minCount: 5,
  whiskerReach: 1.5,
  showOutliers: false,
  showCounts: false,
  showThresholds: false,
  thresholdLabel: '',
  palette: 'Set2',
  fillOpacity: 75,
  width: 0.8,
  gap: 4,
  lineWidth: 1.5,
  axisTitle: '',
  variable: '',
  legend: { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] },
};

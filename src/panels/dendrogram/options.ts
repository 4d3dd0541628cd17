import { type DendrogramOrientation } from '../../charts/dendrogram/layout';
import { type DistanceMetric } from '../../core/clustering/distances/distanceMetric';
import { type LeafSort } from '../../core/clustering/trees/leafOrder';
import { type LinkageMethod } from '../../core/clustering/trees/linkageTree';
import { type FeatureSource, type SeriesValue } from '../kit/items/itemNumbers';

export interface DendrogramPanelOptions {
  readonly source: FeatureSource | 'auto';
  readonly value: SeriesValue;
  /** Features to one scale before distances are taken. */
  readonly isScaled: boolean;
  readonly toleranceSeconds: number;
  readonly method: LinkageMethod;
  /** `auto`: correlation for series compared sample by sample, else Euclidean. */
  readonly metric: DistanceMetric | 'auto';
  /** Of the Minkowski distance. */
  readonly power: number;
  readonly colorBy: 'auto' | 'height' | 'count';
  readonly colorHeight: number;
  readonly clusterCount: number;
  readonly palette: string;
  readonly truncation: 'none' | 'lastp' | 'level';
  readonly truncateTo: number;
  readonly sort: LeafSort;
  readonly isOptimal: boolean;
  readonly orientation: DendrogramOrientation;
  readonly showLabels: boolean;
  readonly labelRotation: 'auto' | 0 | 45 | 90;
  readonly showLeafCounts: boolean;
  readonly showAxis: boolean;
  readonly showCut: boolean;
  readonly variable: string;
}

export const defaultOptions: DendrogramPanelOptions = {
  source: 'auto',
  value: 'mean',
  isScaled: true,
  toleranceSeconds: 30,
  method: 'ward',
  metric: 'auto',
  power: 3,
  colorBy: 'auto',
  colorHeight: 1,
  clusterCount: 3,
  palette: 'colorblind',
  truncation: 'none',
  truncateTo: 30,
  sort: 'none',
  isOptimal: false,
  orientation: 'top',
  showLabels: true,
  labelRotation: 'auto',
  showLeafCounts: true,
  showAxis: true,
  showCut: true,
  variable: '',
};

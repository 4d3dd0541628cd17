import { type DistanceMetric } from '../../core/clustering/distances/distanceMetric';
import { clusterDefaults, type ItemScaling } from '../../core/clustering/recipe/clusterRecipe';
import { type LinkageMethod } from '../../core/clustering/trees/linkageTree';
import { type FeatureSource, type SeriesValue } from '../kit/items/itemNumbers';
import { type LegendOptions } from '../kit/chart/legendOptions';

export type ClusterMethod = 'kmeans' | 'dbscan' | 'hierarchical';

export interface ClustersPanelOptions {
  readonly source: FeatureSource | 'auto';
  readonly value: SeriesValue;
  /** Names of the features that count; empty: all. */
  readonly features: readonly string[];
  readonly scaling: ItemScaling;
  readonly toleranceSeconds: number;
  readonly method: ClusterMethod;
  /** How many k-means clusters: as given, at the knee of the elbow curve, or where the silhouette is best. */
  readonly countFrom: 'given' | 'knee' | 'silhouette';
  readonly clusterCount: number;
  /** The elbow curve goes up to this number. */
  readonly maxClusterCount: number;
  readonly isReachSuggested: boolean;
  /** DBSCAN's eps, in scaled units. */
  readonly reach: number;
  /** DBSCAN's min_samples. */
  readonly leastNeighbours: number;
  readonly linkage: LinkageMethod;
  readonly metric: DistanceMetric;
  /** Of the Minkowski distance. */
  readonly power: number;
  readonly cut: 'auto' | 'height' | 'count';
  readonly cutHeight: number;
  readonly view: 'scatter' | 'elbow' | 'both';
  readonly axes: 'auto' | 'features' | 'components';
  readonly xFeature: string;
  readonly yFeature: string;
  readonly isLogX: boolean;
  readonly isLogY: boolean;
  readonly showCentroids: boolean;
  readonly showHulls: boolean;
  readonly showNames: 'auto' | 'always' | 'never';
  readonly pointSize: number;
  readonly opacity: number;
  readonly hasShapes: boolean;
  readonly palette: string;
  readonly variable: string;
  readonly legend: LegendOptions;
}

export const defaultOptions: ClustersPanelOptions = {
  source: 'auto',
  value: 'mean',
  features: [],
  scaling: clusterDefaults.scaling,
  toleranceSeconds: 30,
  method: 'kmeans',
  countFrom: clusterDefaults.countFrom,
  clusterCount: 3,
  maxClusterCount: clusterDefaults.maxCount,
  isReachSuggested: true,
  reach: 0.5,
  leastNeighbours: clusterDefaults.minNeighbours,
  linkage: clusterDefaults.linkage,
  metric: clusterDefaults.metric,
  power: clusterDefaults.power,
  cut: 'auto',
  cutHeight: 1,
  view: 'scatter',
  axes: 'auto',
  xFeature: '',
  yFeature: '',
  isLogX: false,
  isLogY: false,
  showCentroids: true,
  showHulls: false,
  showNames: 'auto',
  pointSize: 8,
  opacity: 75,
  hasShapes: false,
  palette: 'colorblind',
  variable: '',
  legend: { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: ['items', 'silhouette'] },
};

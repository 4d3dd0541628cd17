import { type DistanceMetric } from '../../core/clustering/distances/distanceMetric';
import { clusterDefaults, type ItemScaling } from '../../core/clustering/recipe/clusterRecipe';
import { type LinkageMethod } from '../../core/clustering/trees/linkageTree';
import { type FeatureSource, type SeriesValue } from '../kit/items/itemNumbers';
import { t } from '@grafana/i18n';
import { linkageChoices } from '../kit/options/linkageChoices';
import { metricChoices } from '../kit/options/metricChoices';
import { paletteChoices } from '../kit/options/paletteChoices';
import { seriesValueChoices } from '../kit/options/seriesValueChoices';
import { featureChoices } from './featureChoices';
import { texts } from './texts';
import { legendSection } from '../kit/options/legendSection';
import { multiSelectOption } from '../kit/options/multiSelectOption';
import { numberOption } from '../kit/options/numberOption';
import { optionSection } from '../kit/options/optionSection';
import { radioOption } from '../kit/options/radioOption';
import { selectOption } from '../kit/options/selectOption';
import { sliderOption } from '../kit/options/sliderOption';
import { switchOption } from '../kit/options/switchOption';
import { textOption } from '../kit/options/textOption';
import { toleranceOption } from '../kit/options/toleranceOption';
import { optionPane, type OptionsOf } from '../kit/options/optionPane';

/** `none`: a plain scatter plot. */
export type ClusterMethod = 'kmeans' | 'dbscan' | 'hierarchical' | 'none';

const items = optionSection(() => t('options.categories.items', 'Items'), {
  source: selectOption<FeatureSource | 'auto'>({
    name: () => t('options.source.name', 'Features of series'),
    description: () =>
      t(
        'options.source.description',
        'What tells time series apart; of a table the rows are items and the number columns features'
      ),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.source.auto', 'Auto') },
      { value: 'summary', label: t('options.source.summary', 'Mean, p50, p99, spread, trend …') },
      { value: 'queries', label: t('options.source.queries', 'A feature for each metric of a label set') },
      { value: 'course', label: t('options.source.course', 'Every sample') },
    ],
  }),
  value: selectOption<SeriesValue>({
    name: () => t('options.value.name', 'Value of a metric'),
    default: 'mean',
    choices: () => seriesValueChoices(),
  }),
  /** Names of the features that count; empty: all. */
  features: multiSelectOption({
    name: () => t('options.features.name', 'Features'),
    description: () => t('options.features.description', 'All when empty'),
    default: [],
    choicesOf: featureChoices,
  }),
  scaling: radioOption<ItemScaling>({
    name: () => t('options.scaling.name', 'Scale features'),
    description: () =>
      t(
        'options.scaling.description',
        'So that large numbers do not drown small ones; robust: by median and interquartile range'
      ),
    default: clusterDefaults.scaling,
    choices: () => [
      { value: 'standard', label: t('options.scaling.standard', 'Standard') },
      { value: 'robust', label: t('options.scaling.robust', 'Robust') },
      { value: 'none', label: t('options.scaling.none', 'No') },
    ],
  }),
  toleranceSeconds: toleranceOption(30),
});

const clusters = optionSection(() => t('options.categories.clusters', 'Clusters'), {
  method: selectOption<ClusterMethod>({
    name: () => t('options.method.name', 'Method'),
    default: 'kmeans',
    choices: () => [
      { value: 'kmeans', label: t('options.method.kmeans', 'k-means') },
      { value: 'dbscan', label: t('options.method.dbscan', 'DBSCAN') },
      { value: 'hierarchical', label: t('options.method.hierarchical', 'Hierarchical') },
      {
        value: 'none',
        label: t('options.method.none', 'None'),
        description: t('options.method.none-description', 'A plain scatter plot'),
      },
    ],
  }),
  /** How many k-means clusters: as given, at the knee of the elbow curve, or where the silhouette is best. */
  countFrom: radioOption<'given' | 'knee' | 'silhouette'>({
    name: () => t('options.count-from.name', 'Number of clusters'),
    default: clusterDefaults.countFrom,
    choices: () => [
      { value: 'knee', label: t('options.count-from.knee', 'Elbow') },
      { value: 'silhouette', label: t('options.count-from.silhouette', 'Best silhouette') },
      { value: 'given', label: t('options.count-from.given', 'Given') },
    ],
  }),
  cut: radioOption<'auto' | 'height' | 'count'>({
    name: () => t('options.cut.name', 'Cut'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.cut.auto', '70 % of the height') },
      { value: 'height', label: t('options.cut.height', 'At a distance') },
      { value: 'count', label: t('options.cut.count', 'Into groups') },
    ],
  }),
  clusterCount: numberOption({
    name: () => t('options.cluster-count.name', 'Clusters (k)'),
    default: 3,
    min: 1,
    integer: true,
  }),
  /** The elbow curve goes up to this number. */
  maxClusterCount: numberOption({
    name: () => t('options.max-cluster-count.name', 'Clusters tried'),
    description: () => t('options.max-cluster-count.description', 'The elbow chart goes up to this number'),
    default: clusterDefaults.maxCount,
    min: 2,
    max: 30,
    integer: true,
  }),
  isReachSuggested: switchOption({
    name: () => t('options.is-reach-suggested.name', 'Suggest the reach'),
    description: () =>
      t('options.is-reach-suggested.description', 'At the knee of the distances to the nearest neighbours'),
    default: true,
  }),
  /** DBSCAN's eps, in scaled units. */
  reach: numberOption({
    name: () => t('options.reach.name', 'Reach (eps)'),
    description: () => t('options.reach.description', 'Greatest distance of neighbours, in scaled units'),
    default: 0.5,
    min: 0.0001,
    step: 0.1,
  }),
  /** DBSCAN's min_samples. */
  leastNeighbours: numberOption({
    name: () => t('options.least-neighbours.name', 'Least neighbours (min_samples)'),
    description: () =>
      t(
        'options.least-neighbours.description',
        'Items within reach, itself included, that make an item the core of a cluster'
      ),
    default: clusterDefaults.minNeighbours,
    min: 1,
    integer: true,
  }),
  linkage: selectOption<LinkageMethod>({
    name: () => t('options.linkage.name', 'Linkage'),
    default: clusterDefaults.linkage,
    choices: () => linkageChoices(['ward', 'average', 'complete', 'single', 'weighted', 'centroid', 'median']),
  }),
  metric: selectOption<DistanceMetric>({
    name: () => t('options.metric.name', 'Distance'),
    default: clusterDefaults.metric,
    choices: () => metricChoices(),
  }),
  /** Of the Minkowski distance. */
  power: numberOption({
    name: () => t('options.power.name', 'Power'),
    description: () => t('options.power.description', '1 is city block, 2 Euclidean'),
    default: clusterDefaults.power,
    min: 0.1,
    step: 0.5,
  }),
  cutHeight: numberOption({ name: () => t('options.cut-height.name', 'Distance of the cut'), default: 1, min: 0 }),
});

const chart = optionSection(() => t('options.categories.chart', 'Chart'), {
  view: radioOption<'scatter' | 'elbow' | 'both'>({
    name: () => t('options.view.name', 'Show'),
    default: 'scatter',
    choices: () => [
      { value: 'scatter', label: t('options.view.scatter', 'Clusters') },
      { value: 'elbow', label: t('options.view.elbow', 'Elbow') },
      { value: 'both', label: t('options.view.both', 'Both') },
    ],
  }),
  axes: radioOption<'auto' | 'features' | 'components'>({
    name: () => t('options.axes.name', 'Axes'),
    description: () =>
      t('options.axes.description', 'Auto: the features if there are two, else the first two principal components'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.axes.auto', 'Auto') },
      { value: 'features', label: t('options.axes.features', 'Features') },
      { value: 'components', label: t('options.axes.components', 'Components') },
    ],
  }),
  xFeature: selectOption<string>({
    name: () => t('options.x-feature.name', 'Horizontal feature'),
    default: '',
    choicesOf: featureChoices,
    isClearable: true,
  }),
  yFeature: selectOption<string>({
    name: () => t('options.y-feature.name', 'Vertical feature'),
    default: '',
    choicesOf: featureChoices,
    isClearable: true,
  }),
  isLogX: switchOption({ name: () => t('options.is-log-x.name', 'Logarithmic horizontal axis'), default: false }),
  isLogY: switchOption({ name: () => t('options.is-log-y.name', 'Logarithmic vertical axis'), default: false }),
});

const appearance = optionSection(() => t('options.categories.appearance', 'Appearance'), {
  showCentroids: switchOption({ name: () => t('options.show-centroids.name', 'Centroids'), default: true }),
  showHulls: switchOption({ name: () => t('options.show-hulls.name', 'Hulls'), default: false }),
  showNames: radioOption<'auto' | 'always' | 'never'>({
    name: () => t('options.show-names.name', 'Names'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.show-names.auto', 'Auto') },
      { value: 'always', label: t('options.show-names.always', 'Always') },
      { value: 'never', label: t('options.show-names.never', 'Never') },
    ],
  }),
  pointSize: sliderOption({
    name: () => t('options.point-size.name', 'Point size'),
    default: 8,
    min: 2,
    max: 20,
    step: 1,
  }),
  opacity: sliderOption({ name: () => t('options.opacity.name', 'Opacity'), default: 75, min: 5, max: 100, step: 5 }),
  hasShapes: switchOption({ name: () => t('options.has-shapes.name', 'Shape for each cluster'), default: false }),
  palette: selectOption<string>({
    name: () => t('options.palette.name', 'Colors'),
    default: 'colorblind',
    choices: () => paletteChoices(),
  }),
  variable: textOption({
    name: () => t('options.variable.name', 'Selection variable'),
    description: () =>
      t('options.variable.description', 'Dashboard variable that takes the names of a selected item or cluster'),
    default: '',
  }),
});

const legend = legendSection({
  default: { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: ['items', 'silhouette'] },
  values: () => [
    { value: 'items', label: texts.count },
    { value: 'share', label: texts.share },
    { value: 'silhouette', label: texts.silhouette },
  ],
});

const pane = optionPane(items, clusters, chart, appearance, legend);

export type ClustersPanelOptions = OptionsOf<typeof pane>;

export const defaultOptions: ClustersPanelOptions = pane.defaults;

const isMeans = (options: ClustersPanelOptions) => options.method === 'kmeans';
const isDensity = (options: ClustersPanelOptions) => options.method === 'dbscan';
const isTree = (options: ClustersPanelOptions) => options.method === 'hierarchical';
const isOnFeatures = (options: ClustersPanelOptions) => options.axes !== 'components';

/** The option pane of the clusters panel. */
export const buildOptions = pane.shownIf({
  value: (options) => options.source === 'queries' || options.source === 'auto',
  countFrom: isMeans,
  cut: isTree,
  clusterCount: (options) =>
    (isMeans(options) && options.countFrom === 'given') || (isTree(options) && options.cut === 'count'),
  maxClusterCount: (options) =>
    (isMeans(options) || isTree(options)) && (options.view !== 'scatter' || options.countFrom !== 'given'),
  isReachSuggested: isDensity,
  reach: (options) => isDensity(options) && !options.isReachSuggested,
  leastNeighbours: isDensity,
  linkage: isTree,
  metric: isTree,
  power: (options) => isTree(options) && options.metric === 'minkowski',
  cutHeight: (options) => isTree(options) && options.cut === 'height',
  xFeature: isOnFeatures,
  yFeature: isOnFeatures,
  isLogX: isOnFeatures,
  isLogY: isOnFeatures,
  showCentroids: isMeans,
});

import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { categoricalPalettes } from '../../charts/color/categoricalPalettes';
import { addLegendOptions } from '../addLegendOptions';
import { featureChoices } from './featureChoices';
import { type ClustersPanelOptions, defaultOptions } from './options';

type Builder = PanelOptionsEditorBuilder<ClustersPanelOptions>;

/** The option pane of the clusters panel. */
export function buildOptions(builder: Builder): void {
  addItems(builder);
  addClusters(builder);
  addPlane(builder);
  addAppearance(builder);
  addLegendOptions(builder, defaultOptions.legend);
}

const isMeans = (options: ClustersPanelOptions) => options.method === 'kmeans';
const isDensity = (options: ClustersPanelOptions) => options.method === 'dbscan';
const isTree = (options: ClustersPanelOptions) => options.method === 'hierarchical';

function addItems(builder: Builder): void {
  const category = ['Items'];
  builder
    .addSelect({
      path: 'source',
      name: 'Features of series',
      description: 'What tells time series apart; of a table the rows are items and the number columns features',
      category,
      defaultValue: defaultOptions.source,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'summary', label: 'Mean, p50, p99, spread, trend …' },
          { value: 'queries', label: 'A feature for each metric of a label set' },
          { value: 'course', label: 'Every sample' },
        ],
      },
    })
    .addSelect({
      path: 'value',
      name: 'Value of a metric',
      category,
      defaultValue: defaultOptions.value,
      settings: {
        options: [
          { value: 'mean', label: 'Mean' },
          { value: 'last', label: 'Last' },
          { value: 'max', label: 'Max' },
          { value: 'p99', label: '99th percentile' },
        ],
      },
      showIf: (options) => options.source === 'queries' || options.source === 'auto',
    })
    .addMultiSelect({
      path: 'features',
      name: 'Features',
      description: 'All when empty',
      category,
      settings: { options: [], getOptions: featureChoices },
    })
    .addRadio({
      path: 'scaling',
      name: 'Scale features',
      description: 'So that large numbers do not drown small ones; robust: by median and interquartile range',
      category,
      defaultValue: defaultOptions.scaling,
      settings: {
        options: [
          { value: 'standard', label: 'Standard' },
          { value: 'robust', label: 'Robust' },
          { value: 'none', label: 'No' },
        ],
      },
    })
    .addNumberInput({
      path: 'toleranceSeconds',
      name: 'Time tolerance',
      description: 'Samples of two series up to this many seconds apart count as one moment',
      category,
      defaultValue: defaultOptions.toleranceSeconds,
      settings: { min: 0 },
    });
}

function addClusters(builder: Builder): void {
  const category = ['Clusters'];
  builder
    .addRadio({
      path: 'method',
      name: 'Method',
      category,
      defaultValue: defaultOptions.method,
      settings: {
        options: [
          { value: 'kmeans', label: 'k-means' },
          { value: 'dbscan', label: 'DBSCAN' },
          { value: 'hierarchical', label: 'Hierarchical' },
        ],
      },
    })
    .addRadio({
      path: 'countFrom',
      name: 'Number of clusters',
      category,
      defaultValue: defaultOptions.countFrom,
      settings: {
        options: [
          { value: 'silhouette', label: 'Best silhouette' },
          { value: 'knee', label: 'Elbow' },
          { value: 'given', label: 'Given' },
        ],
      },
      showIf: isMeans,
    })
    .addRadio({
      path: 'cut',
      name: 'Cut',
      category,
      defaultValue: defaultOptions.cut,
      settings: {
        options: [
          { value: 'auto', label: '70 % of the height' },
          { value: 'height', label: 'At a distance' },
          { value: 'count', label: 'Into groups' },
        ],
      },
      showIf: isTree,
    })
    .addNumberInput({
      path: 'clusterCount',
      name: 'Clusters (k)',
      category,
      defaultValue: defaultOptions.clusterCount,
      settings: { min: 1, integer: true },
      showIf: (options) =>
        (isMeans(options) && options.countFrom === 'given') || (isTree(options) && options.cut === 'count'),
    })
    .addNumberInput({
      path: 'maxClusterCount',
      name: 'Clusters tried',
      description: 'The elbow chart goes up to this number',
      category,
      defaultValue: defaultOptions.maxClusterCount,
      settings: { min: 2, max: 30, integer: true },
      showIf: (options) => !isDensity(options) && (options.view !== 'scatter' || options.countFrom !== 'given'),
    })
    .addBooleanSwitch({
      path: 'isReachSuggested',
      name: 'Suggest the reach',
      description: 'At the knee of the distances to the nearest neighbours',
      category,
      defaultValue: defaultOptions.isReachSuggested,
      showIf: isDensity,
    })
    .addNumberInput({
      path: 'reach',
      name: 'Reach (eps)',
      description: 'Greatest distance of neighbours, in scaled units',
      category,
      defaultValue: defaultOptions.reach,
      settings: { min: 0.0001, step: 0.1 },
      showIf: (options) => isDensity(options) && !options.isReachSuggested,
    })
    .addNumberInput({
      path: 'leastNeighbours',
      name: 'Least neighbours (min_samples)',
      description: 'Items within reach, itself included, that make an item the core of a cluster',
      category,
      defaultValue: defaultOptions.leastNeighbours,
      settings: { min: 1, integer: true },
      showIf: isDensity,
    })
    .addSelect({
      path: 'linkage',
      name: 'Linkage',
      category,
      defaultValue: defaultOptions.linkage,
      settings: {
        options: [
          { value: 'ward', label: 'Ward' },
          { value: 'average', label: 'Average' },
          { value: 'complete', label: 'Complete' },
          { value: 'single', label: 'Single' },
          { value: 'weighted', label: 'Weighted' },
          { value: 'centroid', label: 'Centroid' },
          { value: 'median', label: 'Median' },
        ],
      },
      showIf: isTree,
    })
    .addNumberInput({
      path: 'cutHeight',
      name: 'Distance of the cut',
      category,
      defaultValue: defaultOptions.cutHeight,
      settings: { min: 0 },
      showIf: (options) => isTree(options) && options.cut === 'height',
    });
}

function addPlane(builder: Builder): void {
  const category = ['Chart'];
  const isOnFeatures = (options: ClustersPanelOptions) => options.axes !== 'components';
  builder
    .addRadio({
      path: 'view',
      name: 'Show',
      category,
      defaultValue: defaultOptions.view,
      settings: {
        options: [
          { value: 'scatter', label: 'Clusters' },
          { value: 'elbow', label: 'Elbow' },
          { value: 'both', label: 'Both' },
        ],
      },
    })
    .addRadio({
      path: 'axes',
      name: 'Axes',
      description: 'Auto: the features if there are two, else the first two principal components',
      category,
      defaultValue: defaultOptions.axes,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'features', label: 'Features' },
          { value: 'components', label: 'Components' },
        ],
      },
    })
    .addSelect({
      path: 'xFeature',
      name: 'Horizontal feature',
      category,
      defaultValue: defaultOptions.xFeature,
      settings: { options: [], getOptions: featureChoices, isClearable: true },
      showIf: isOnFeatures,
    })
    .addSelect({
      path: 'yFeature',
      name: 'Vertical feature',
      category,
      defaultValue: defaultOptions.yFeature,
      settings: { options: [], getOptions: featureChoices, isClearable: true },
      showIf: isOnFeatures,
    })
    .addBooleanSwitch({
      path: 'isLogX',
      name: 'Logarithmic horizontal axis',
      category,
      defaultValue: defaultOptions.isLogX,
      showIf: isOnFeatures,
    })
    .addBooleanSwitch({
      path: 'isLogY',
      name: 'Logarithmic vertical axis',
      category,
      defaultValue: defaultOptions.isLogY,
      showIf: isOnFeatures,
    });
}

function addAppearance(builder: Builder): void {
  const category = ['Appearance'];
  builder
    .addBooleanSwitch({
      path: 'showCentroids',
      name: 'Centroids',
      category,
      defaultValue: defaultOptions.showCentroids,
      showIf: isMeans,
    })
    .addBooleanSwitch({ path: 'showHulls', name: 'Hulls', category, defaultValue: defaultOptions.showHulls })
    .addRadio({
      path: 'showNames',
      name: 'Names',
      category,
      defaultValue: defaultOptions.showNames,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'always', label: 'Always' },
          { value: 'never', label: 'Never' },
        ],
      },
    })
    .addSliderInput({
      path: 'pointSize',
      name: 'Point size',
      category,
      defaultValue: defaultOptions.pointSize,
      settings: { min: 2, max: 20, step: 1 },
    })
    .addSliderInput({
      path: 'opacity',
      name: 'Opacity',
      category,
      defaultValue: defaultOptions.opacity,
      settings: { min: 5, max: 100, step: 5 },
    })
    .addBooleanSwitch({
      path: 'hasShapes',
      name: 'Shape for each cluster',
      category,
      defaultValue: defaultOptions.hasShapes,
    })
    .addSelect({
      path: 'palette',
      name: 'Colors',
      category,
      defaultValue: defaultOptions.palette,
      settings: { options: categoricalPalettes.map(({ id, name }) => ({ value: id, label: name })) },
    })
    .addTextInput({
      path: 'variable',
      name: 'Selection variable',
      description: 'Dashboard variable that takes the names of a selected item or cluster',
      category,
      defaultValue: defaultOptions.variable,
    });
}

import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

import { addLegendOptions } from '../kit/options/addLegendOptions';
import { addLegendValues } from '../kit/options/addLegendValues';
import { addToleranceOption } from '../kit/options/addToleranceOption';
import { linkageChoices } from '../kit/options/linkageChoices';
import { metricChoices } from '../kit/options/metricChoices';
import { paletteChoices } from '../kit/options/paletteChoices';
import { seriesValueChoices } from '../kit/options/seriesValueChoices';
import { featureChoices } from './featureChoices';
import { type ClustersPanelOptions, defaultOptions } from './options';
import { texts } from './texts';

type Builder = PanelOptionsEditorBuilder<ClustersPanelOptions>;

/** The option pane of the clusters panel. */
export function buildOptions(builder: Builder): void {
  addItems(builder);
  addClusters(builder);
  addPlane(builder);
  addAppearance(builder);
  addLegendOptions(builder, defaultOptions.legend);
  addLegendValues(builder, defaultOptions.legend, [
    { value: 'items', label: texts.count },
    { value: 'share', label: texts.share },
    { value: 'silhouette', label: texts.silhouette },
  ]);
}

const isMeans = (options: ClustersPanelOptions) => options.method === 'kmeans';
const isDensity = (options: ClustersPanelOptions) => options.method === 'dbscan';
const isTree = (options: ClustersPanelOptions) => options.method === 'hierarchical';

function addItems(builder: Builder): void {
  const category = [t('options.categories.items', 'Items')];
  builder
    .addSelect({
      path: 'source',
      name: t('options.source.name', 'Features of series'),
      description: t(
        'options.source.description',
        'What tells time series apart; of a table the rows are items and the number columns features'
      ),
      category,
      defaultValue: defaultOptions.source,
      settings: {
        options: [
          { value: 'auto', label: t('options.source.auto', 'Auto') },
          { value: 'summary', label: t('options.source.summary', 'Mean, p50, p99, spread, trend …') },
          { value: 'queries', label: t('options.source.queries', 'A feature for each metric of a label set') },
          { value: 'course', label: t('options.source.course', 'Every sample') },
        ],
      },
    })
    .addSelect({
      path: 'value',
      name: t('options.value.name', 'Value of a metric'),
      category,
      defaultValue: defaultOptions.value,
      settings: { options: seriesValueChoices() },
      showIf: (options) => options.source === 'queries' || options.source === 'auto',
    })
    .addMultiSelect({
      path: 'features',
      name: t('options.features.name', 'Features'),
      description: t('options.features.description', 'All when empty'),
      category,
      settings: { options: [], getOptions: featureChoices },
    })
    .addRadio({
      path: 'scaling',
      name: t('options.scaling.name', 'Scale features'),
      description: t(
        'options.scaling.description',
        'So that large numbers do not drown small ones; robust: by median and interquartile range'
      ),
      category,
      defaultValue: defaultOptions.scaling,
      settings: {
        options: [
          { value: 'standard', label: t('options.scaling.standard', 'Standard') },
          { value: 'robust', label: t('options.scaling.robust', 'Robust') },
          { value: 'none', label: t('options.scaling.none', 'No') },
        ],
      },
    });
  addToleranceOption(builder, category, defaultOptions);
}

function addClusters(builder: Builder): void {
  const category = [t('options.categories.clusters', 'Clusters')];
  builder
    .addRadio({
      path: 'method',
      name: t('options.method.name', 'Method'),
      category,
      defaultValue: defaultOptions.method,
      settings: {
        options: [
          { value: 'kmeans', label: t('options.method.kmeans', 'k-means') },
          { value: 'dbscan', label: t('options.method.dbscan', 'DBSCAN') },
          { value: 'hierarchical', label: t('options.method.hierarchical', 'Hierarchical') },
        ],
      },
    })
    .addRadio({
      path: 'countFrom',
      name: t('options.count-from.name', 'Number of clusters'),
      category,
      defaultValue: defaultOptions.countFrom,
      settings: {
        options: [
          { value: 'knee', label: t('options.count-from.knee', 'Elbow') },
          { value: 'silhouette', label: t('options.count-from.silhouette', 'Best silhouette') },
          { value: 'given', label: t('options.count-from.given', 'Given') },
        ],
      },
      showIf: isMeans,
    })
    .addRadio({
      path: 'cut',
      name: t('options.cut.name', 'Cut'),
      category,
      defaultValue: defaultOptions.cut,
      settings: {
        options: [
          { value: 'auto', label: t('options.cut.auto', '70 % of the height') },
          { value: 'height', label: t('options.cut.height', 'At a distance') },
          { value: 'count', label: t('options.cut.count', 'Into groups') },
        ],
      },
      showIf: isTree,
    })
    .addNumberInput({
      path: 'clusterCount',
      name: t('options.cluster-count.name', 'Clusters (k)'),
      category,
      defaultValue: defaultOptions.clusterCount,
      settings: { min: 1, integer: true },
      showIf: (options) =>
        (isMeans(options) && options.countFrom === 'given') || (isTree(options) && options.cut === 'count'),
    })
    .addNumberInput({
      path: 'maxClusterCount',
      name: t('options.max-cluster-count.name', 'Clusters tried'),
      description: t('options.max-cluster-count.description', 'The elbow chart goes up to this number'),
      category,
      defaultValue: defaultOptions.maxClusterCount,
      settings: { min: 2, max: 30, integer: true },
      showIf: (options) => !isDensity(options) && (options.view !== 'scatter' || options.countFrom !== 'given'),
    })
    .addBooleanSwitch({
      path: 'isReachSuggested',
      name: t('options.is-reach-suggested.name', 'Suggest the reach'),
      description: t(
        'options.is-reach-suggested.description',
        'At the knee of the distances to the nearest neighbours'
      ),
      category,
      defaultValue: defaultOptions.isReachSuggested,
      showIf: isDensity,
    })
    .addNumberInput({
      path: 'reach',
      name: t('options.reach.name', 'Reach (eps)'),
      description: t('options.reach.description', 'Greatest distance of neighbours, in scaled units'),
      category,
      defaultValue: defaultOptions.reach,
      settings: { min: 0.0001, step: 0.1 },
      showIf: (options) => isDensity(options) && !options.isReachSuggested,
    })
    .addNumberInput({
      path: 'leastNeighbours',
      name: t('options.least-neighbours.name', 'Least neighbours (min_samples)'),
      description: t(
        'options.least-neighbours.description',
        'Items within reach, itself included, that make an item the core of a cluster'
      ),
      category,
      defaultValue: defaultOptions.leastNeighbours,
      settings: { min: 1, integer: true },
      showIf: isDensity,
    })
    .addSelect({
      path: 'linkage',
      name: t('options.linkage.name', 'Linkage'),
      category,
      defaultValue: defaultOptions.linkage,
      settings: {
        options: linkageChoices(['ward', 'average', 'complete', 'single', 'weighted', 'centroid', 'median']),
      },
      showIf: isTree,
    })
    .addSelect({
      path: 'metric',
      name: t('options.metric.name', 'Distance'),
      category,
      defaultValue: defaultOptions.metric,
      settings: { options: metricChoices() },
      showIf: isTree,
    })
    .addNumberInput({
      path: 'power',
      name: t('options.power.name', 'Power'),
      description: t('options.power.description', '1 is city block, 2 Euclidean'),
      category,
      defaultValue: defaultOptions.power,
      settings: { min: 0.1, step: 0.5 },
      showIf: (options) => isTree(options) && options.metric === 'minkowski',
    })
    .addNumberInput({
      path: 'cutHeight',
      name: t('options.cut-height.name', 'Distance of the cut'),
      category,
      defaultValue: defaultOptions.cutHeight,
      settings: { min: 0 },
      showIf: (options) => isTree(options) && options.cut === 'height',
    });
}

function addPlane(builder: Builder): void {
  const category = [t('options.categories.chart', 'Chart')];
  const isOnFeatures = (options: ClustersPanelOptions) => options.axes !== 'components';
  builder
    .addRadio({
      path: 'view',
      name: t('options.view.name', 'Show'),
      category,
      defaultValue: defaultOptions.view,
      settings: {
        options: [
          { value: 'scatter', label: t('options.view.scatter', 'Clusters') },
          { value: 'elbow', label: t('options.view.elbow', 'Elbow') },
          { value: 'both', label: t('options.view.both', 'Both') },
        ],
      },
    })
    .addRadio({
      path: 'axes',
      name: t('options.axes.name', 'Axes'),
      description: t(
        'options.axes.description',
        'Auto: the features if there are two, else the first two principal components'
      ),
      category,
      defaultValue: defaultOptions.axes,
      settings: {
        options: [
          { value: 'auto', label: t('options.axes.auto', 'Auto') },
          { value: 'features', label: t('options.axes.features', 'Features') },
          { value: 'components', label: t('options.axes.components', 'Components') },
        ],
      },
    })
    .addSelect({
      path: 'xFeature',
      name: t('options.x-feature.name', 'Horizontal feature'),
      category,
      defaultValue: defaultOptions.xFeature,
      settings: { options: [], getOptions: featureChoices, isClearable: true },
      showIf: isOnFeatures,
    })
    .addSelect({
      path: 'yFeature',
      name: t('options.y-feature.name', 'Vertical feature'),
      category,
      defaultValue: defaultOptions.yFeature,
      settings: { options: [], getOptions: featureChoices, isClearable: true },
      showIf: isOnFeatures,
    })
    .addBooleanSwitch({
      path: 'isLogX',
      name: t('options.is-log-x.name', 'Logarithmic horizontal axis'),
      category,
      defaultValue: defaultOptions.isLogX,
      showIf: isOnFeatures,
    })
    .addBooleanSwitch({
      path: 'isLogY',
      name: t('options.is-log-y.name', 'Logarithmic vertical axis'),
      category,
      defaultValue: defaultOptions.isLogY,
      showIf: isOnFeatures,
    });
}

function addAppearance(builder: Builder): void {
  const category = [t('options.categories.appearance', 'Appearance')];
  builder
    .addBooleanSwitch({
      path: 'showCentroids',
      name: t('options.show-centroids.name', 'Centroids'),
      category,
      defaultValue: defaultOptions.showCentroids,
      showIf: isMeans,
    })
    .addBooleanSwitch({
      path: 'showHulls',
      name: t('options.show-hulls.name', 'Hulls'),
      category,
      defaultValue: defaultOptions.showHulls,
    })
    .addRadio({
      path: 'showNames',
      name: t('options.show-names.name', 'Names'),
      category,
      defaultValue: defaultOptions.showNames,
      settings: {
        options: [
          { value: 'auto', label: t('options.show-names.auto', 'Auto') },
          { value: 'always', label: t('options.show-names.always', 'Always') },
          { value: 'never', label: t('options.show-names.never', 'Never') },
        ],
      },
    })
    .addSliderInput({
      path: 'pointSize',
      name: t('options.point-size.name', 'Point size'),
      category,
      defaultValue: defaultOptions.pointSize,
      settings: { min: 2, max: 20, step: 1 },
    })
    .addSliderInput({
      path: 'opacity',
      name: t('options.opacity.name', 'Opacity'),
      category,
      defaultValue: defaultOptions.opacity,
      settings: { min: 5, max: 100, step: 5 },
    })
    .addBooleanSwitch({
      path: 'hasShapes',
      name: t('options.has-shapes.name', 'Shape for each cluster'),
      category,
      defaultValue: defaultOptions.hasShapes,
    })
    .addSelect({
      path: 'palette',
      name: t('options.palette.name', 'Colors'),
      category,
      defaultValue: defaultOptions.palette,
      settings: { options: paletteChoices() },
    })
    .addTextInput({
      path: 'variable',
      name: t('options.variable.name', 'Selection variable'),
      description: t(
        'options.variable.description',
        'Dashboard variable that takes the names of a selected item or cluster'
      ),
      category,
      defaultValue: defaultOptions.variable,
    });
}

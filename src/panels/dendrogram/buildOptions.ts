import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { categoricalPalettes } from '../../charts/color/categoricalPalettes';
import { defaultOptions, type DendrogramPanelOptions } from './options';

type Builder = PanelOptionsEditorBuilder<DendrogramPanelOptions>;

/** The option pane of the dendrogram. */
export function buildOptions(builder: Builder): void {
  addItems(builder);
  addTree(builder);
  addGroups(builder);
  addAppearance(builder);
}

function addItems(builder: Builder): void {
  const category = ['Items'];
  builder
    .addSelect({
      path: 'source',
      name: 'Compare',
      description: 'What tells time series apart; a table is always compared row by row',
      category,
      defaultValue: defaultOptions.source,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'course', label: 'Series, sample by sample' },
          { value: 'summary', label: 'Series, by mean, p99, spread, trend …' },
          { value: 'queries', label: 'Label sets, a feature for each metric' },
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
    .addBooleanSwitch({
      path: 'isScaled',
      name: 'Scale features',
      description: 'To mean 0 and deviation 1, so that large numbers do not drown small ones',
      category,
      defaultValue: defaultOptions.isScaled,
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

function addTree(builder: Builder): void {
  const category = ['Tree'];
  builder
    .addSelect({
      path: 'method',
      name: 'Linkage',
      category,
      defaultValue: defaultOptions.method,
      settings: {
        options: [
          { value: 'ward', label: 'Ward', description: 'Least variance within groups' },
          { value: 'average', label: 'Average' },
          { value: 'complete', label: 'Complete' },
          { value: 'single', label: 'Single' },
          { value: 'weighted', label: 'Weighted' },
          { value: 'centroid', label: 'Centroid' },
          { value: 'median', label: 'Median' },
        ],
      },
    })
    .addSelect({
      path: 'metric',
      name: 'Distance',
      category,
      defaultValue: defaultOptions.metric,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'euclidean', label: 'Euclidean' },
          { value: 'cityblock', label: 'City block' },
          { value: 'correlation', label: 'Correlation (1 − r)' },
          { value: 'cosine', label: 'Cosine' },
        ],
      },
    })
    .addSelect({
      path: 'sort',
      name: 'Order of branches',
      category,
      defaultValue: defaultOptions.sort,
      settings: {
        options: [
          { value: 'none', label: 'As merged' },
          { value: 'count-ascending', label: 'Smaller first' },
          { value: 'count-descending', label: 'Larger first' },
          { value: 'distance-ascending', label: 'Tighter first' },
          { value: 'distance-descending', label: 'Looser first' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'isOptimal',
      name: 'Optimal leaf order',
      description: 'Neighbouring leaves as alike as the tree allows; up to 500 items',
      category,
      defaultValue: defaultOptions.isOptimal,
      showIf: (options) => options.sort === 'none',
    })
    .addRadio({
      path: 'truncation',
      name: 'Truncate',
      category,
      defaultValue: defaultOptions.truncation,
      settings: {
        options: [
          { value: 'none', label: 'No' },
          { value: 'lastp', label: 'To leaves' },
          { value: 'level', label: 'To levels' },
        ],
      },
    })
    .addNumberInput({
      path: 'truncateTo',
      name: 'Leaves or levels',
      category,
      defaultValue: defaultOptions.truncateTo,
      settings: { min: 1, integer: true },
      showIf: (options) => options.truncation !== 'none',
    });
}

function addGroups(builder: Builder): void {
  const category = ['Groups'];
  builder
    .addRadio({
      path: 'colorBy',
      name: 'Cut',
      category,
      defaultValue: defaultOptions.colorBy,
      settings: {
        options: [
          { value: 'auto', label: '70 % of the height' },
          { value: 'height', label: 'At a distance' },
          { value: 'count', label: 'Into groups' },
        ],
      },
    })
    .addNumberInput({
      path: 'colorHeight',
      name: 'Distance',
      description: 'The cut line can be dragged in the panel, too',
      category,
      defaultValue: defaultOptions.colorHeight,
      settings: { min: 0 },
      showIf: (options) => options.colorBy === 'height',
    })
    .addNumberInput({
      path: 'clusterCount',
      name: 'Groups',
      category,
      defaultValue: defaultOptions.clusterCount,
      settings: { min: 1, integer: true },
      showIf: (options) => options.colorBy === 'count',
    })
    .addSelect({
      path: 'palette',
      name: 'Colors',
      category,
      defaultValue: defaultOptions.palette,
      settings: { options: categoricalPalettes.map(({ id, name }) => ({ value: id, label: name })) },
    })
    .addBooleanSwitch({ path: 'showCut', name: 'Cut line', category, defaultValue: defaultOptions.showCut });
}

function addAppearance(builder: Builder): void {
  const category = ['Appearance'];
  builder
    .addRadio({
      path: 'orientation',
      name: 'Root',
      category,
      defaultValue: defaultOptions.orientation,
      settings: {
        options: [
          { value: 'top', label: 'Top' },
          { value: 'left', label: 'Left' },
          { value: 'bottom', label: 'Bottom' },
          { value: 'right', label: 'Right' },
        ],
      },
    })
    .addBooleanSwitch({ path: 'showLabels', name: 'Labels', category, defaultValue: defaultOptions.showLabels })
    .addRadio({
      path: 'labelRotation',
      name: 'Label rotation',
      category,
      defaultValue: defaultOptions.labelRotation,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 0, label: '0°' },
          { value: 45, label: '45°' },
          { value: 90, label: '90°' },
        ],
      },
      showIf: (options) => options.showLabels && (options.orientation === 'top' || options.orientation === 'bottom'),
    })
    .addBooleanSwitch({
      path: 'showLeafCounts',
      name: 'Sizes of truncated branches',
      category,
      defaultValue: defaultOptions.showLeafCounts,
      showIf: (options) => options.truncation !== 'none',
    })
    .addBooleanSwitch({ path: 'showAxis', name: 'Distance axis', category, defaultValue: defaultOptions.showAxis })
    .addTextInput({
      path: 'variable',
      name: 'Selection variable',
      description: 'Dashboard variable that takes the names of a selected branch',
      category,
      defaultValue: defaultOptions.variable,
    });
}

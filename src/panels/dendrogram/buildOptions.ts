import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

import { addToleranceOption } from '../kit/options/addToleranceOption';
import { linkageChoices } from '../kit/options/linkageChoices';
import { metricChoices } from '../kit/options/metricChoices';
import { paletteChoices } from '../kit/options/paletteChoices';
import { seriesValueChoices } from '../kit/options/seriesValueChoices';
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
  const category = [t('options.categories.items', 'Items')];
  builder
    .addSelect({
      path: 'source',
      name: t('options.source.name', 'Compare'),
      description: t(
        'options.source.description',
        'What tells time series apart; a table is always compared row by row'
      ),
      category,
      defaultValue: defaultOptions.source,
      settings: {
        options: [
          { value: 'auto', label: t('options.source.auto', 'Auto') },
          { value: 'course', label: t('options.source.course', 'Series, sample by sample') },
          { value: 'summary', label: t('options.source.summary', 'Series, by mean, p99, spread, trend …') },
          { value: 'queries', label: t('options.source.queries', 'Label sets, a feature for each metric') },
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
    .addBooleanSwitch({
      path: 'isScaled',
      name: t('options.is-scaled.name', 'Scale features'),
      description: t(
        'options.is-scaled.description',
        'To mean 0 and deviation 1, so that large numbers do not drown small ones'
      ),
      category,
      defaultValue: defaultOptions.isScaled,
    });
  addToleranceOption(builder, category, defaultOptions);
}

function addTree(builder: Builder): void {
  const category = [t('options.categories.tree', 'Tree')];
  builder
    .addSelect({
      path: 'method',
      name: t('options.method.name', 'Linkage'),
      category,
      defaultValue: defaultOptions.method,
      settings: {
        options: linkageChoices(['ward', 'average', 'complete', 'single', 'weighted', 'centroid', 'median']),
      },
    })
    .addSelect({
      path: 'metric',
      name: t('options.metric.name', 'Distance'),
      category,
      defaultValue: defaultOptions.metric,
      settings: { options: [{ value: 'auto', label: t('options.metric.auto', 'Auto') }, ...metricChoices()] },
    })
    .addNumberInput({
      path: 'power',
      name: t('options.power.name', 'Power'),
      description: t('options.power.description', '1 is city block, 2 Euclidean'),
      category,
      defaultValue: defaultOptions.power,
      settings: { min: 0.1, step: 0.5 },
      showIf: (options) => options.metric === 'minkowski',
    })
    .addSelect({
      path: 'sort',
      name: t('options.sort.name', 'Order of branches'),
      category,
      defaultValue: defaultOptions.sort,
      settings: {
        options: [
          { value: 'none', label: t('options.sort.none', 'As merged') },
          { value: 'count-ascending', label: t('options.sort.count-ascending', 'Smaller first') },
          { value: 'count-descending', label: t('options.sort.count-descending', 'Larger first') },
          { value: 'distance-ascending', label: t('options.sort.distance-ascending', 'Tighter first') },
          { value: 'distance-descending', label: t('options.sort.distance-descending', 'Looser first') },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'isOptimal',
      name: t('options.is-optimal.name', 'Optimal leaf order'),
      description: t(
        'options.is-optimal.description',
        'Neighbouring leaves as alike as the tree allows; up to 500 items'
      ),
      category,
      defaultValue: defaultOptions.isOptimal,
      showIf: (options) => options.sort === 'none',
    })
    .addRadio({
      path: 'truncation',
      name: t('options.truncation.name', 'Truncate'),
      category,
      defaultValue: defaultOptions.truncation,
      settings: {
        options: [
          { value: 'none', label: t('options.truncation.none', 'No') },
          { value: 'lastp', label: t('options.truncation.lastp', 'To leaves') },
          { value: 'level', label: t('options.truncation.level', 'To levels') },
        ],
      },
    })
    .addNumberInput({
      path: 'truncateTo',
      name: t('options.truncate-to.name', 'Leaves or levels'),
      category,
      defaultValue: defaultOptions.truncateTo,
      settings: { min: 1, integer: true },
      showIf: (options) => options.truncation !== 'none',
    });
}

function addGroups(builder: Builder): void {
  const category = [t('options.categories.groups', 'Groups')];
  builder
    .addRadio({
      path: 'colorBy',
      name: t('options.color-by.name', 'Cut'),
      category,
      defaultValue: defaultOptions.colorBy,
      settings: {
        options: [
          { value: 'auto', label: t('options.color-by.auto', '70 % of the height') },
          { value: 'height', label: t('options.color-by.height', 'At a distance') },
          { value: 'count', label: t('options.color-by.count', 'Into groups') },
        ],
      },
    })
    .addNumberInput({
      path: 'colorHeight',
      name: t('options.color-height.name', 'Distance'),
      description: t('options.color-height.description', 'The cut line can be dragged in the panel, too'),
      category,
      defaultValue: defaultOptions.colorHeight,
      settings: { min: 0 },
      showIf: (options) => options.colorBy === 'height',
    })
    .addNumberInput({
      path: 'clusterCount',
      name: t('options.cluster-count.name', 'Groups'),
      category,
      defaultValue: defaultOptions.clusterCount,
      settings: { min: 1, integer: true },
      showIf: (options) => options.colorBy === 'count',
    })
    .addSelect({
      path: 'palette',
      name: t('options.palette.name', 'Colors'),
      category,
      defaultValue: defaultOptions.palette,
      settings: { options: paletteChoices() },
    })
    .addBooleanSwitch({
      path: 'showCut',
      name: t('options.show-cut.name', 'Cut line'),
      category,
      defaultValue: defaultOptions.showCut,
    });
}

function addAppearance(builder: Builder): void {
  const category = [t('options.categories.appearance', 'Appearance')];
  builder
    .addRadio({
      path: 'orientation',
      name: t('options.orientation.name', 'Root'),
      category,
      defaultValue: defaultOptions.orientation,
      settings: {
        options: [
          { value: 'top', label: t('options.orientation.top', 'Top') },
          { value: 'left', label: t('options.orientation.left', 'Left') },
          { value: 'bottom', label: t('options.orientation.bottom', 'Bottom') },
          { value: 'right', label: t('options.orientation.right', 'Right') },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showLabels',
      name: t('options.show-labels.name', 'Labels'),
      category,
      defaultValue: defaultOptions.showLabels,
    })
    .addRadio({
      path: 'labelRotation',
      name: t('options.label-rotation.name', 'Label rotation'),
      category,
      defaultValue: defaultOptions.labelRotation,
      settings: {
        options: [
          { value: 'auto', label: t('options.label-rotation.auto', 'Auto') },
          { value: 0, label: '0°' },
          { value: 45, label: '45°' },
          { value: 90, label: '90°' },
        ],
      },
      showIf: (options) => options.showLabels && (options.orientation === 'top' || options.orientation === 'bottom'),
    })
    .addBooleanSwitch({
      path: 'showLeafCounts',
      name: t('options.show-leaf-counts.name', 'Sizes of truncated branches'),
      category,
      defaultValue: defaultOptions.showLeafCounts,
      showIf: (options) => options.truncation !== 'none',
    })
    .addBooleanSwitch({
      path: 'showAxis',
      name: t('options.show-axis.name', 'Distance axis'),
      category,
      defaultValue: defaultOptions.showAxis,
    })
    .addTextInput({
      path: 'variable',
      name: t('options.variable.name', 'Selection variable'),
      description: t('options.variable.description', 'Dashboard variable that takes the names of a selected branch'),
      category,
      defaultValue: defaultOptions.variable,
    });
}

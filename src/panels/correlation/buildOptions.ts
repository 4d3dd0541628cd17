import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

import { addToleranceOption } from '../kit/options/addToleranceOption';
import { linkageChoices } from '../kit/options/linkageChoices';
import { fieldColorChoice } from '../kit/options/paletteChoices';
import { schemeChoices } from '../kit/options/schemeChoices';
import { type CorrelationOptions, defaultOptions } from './options';

type Builder = PanelOptionsEditorBuilder<CorrelationOptions>;

/** The option pane of the heatmap. */
export function buildOptions(builder: Builder): void {
  addContent(builder);
  addCells(builder);
  addColors(builder);
  addAxes(builder);
  addInteraction(builder);
}

const isMatrix = (options: CorrelationOptions) => options.mode !== 'values';
const isValues = (options: CorrelationOptions) => options.mode === 'values';
const isLag = (options: CorrelationOptions) => options.mode === 'lag';

function addContent(builder: Builder): void {
  const category = [t('options.categories.heatmap', 'Heatmap')];
  builder
    .addRadio({
      path: 'mode',
      name: t('options.mode.name', 'Show'),
      description: t(
        'options.mode.description',
        'How series move together, by how much one runs ahead, or their values over time'
      ),
      category,
      defaultValue: defaultOptions.mode,
      settings: {
        options: [
          { value: 'correlation', label: t('options.mode.correlation', 'Correlation') },
          { value: 'lag', label: t('options.mode.lag', 'Lag') },
          { value: 'values', label: t('options.mode.values', 'Values') },
        ],
      },
    })
    .addSelect({
      path: 'method',
      name: t('options.method.name', 'Method'),
      category,
      defaultValue: defaultOptions.method,
      settings: {
        options: [
          {
            value: 'pearson',
            label: t('options.method.pearson', 'Pearson'),
            description: t('options.method.pearson-description', 'Linear relation'),
          },
          {
            value: 'spearman',
            label: t('options.method.spearman', 'Spearman'),
            description: t('options.method.spearman-description', 'Any monotonic relation, by ranks'),
          },
          {
            value: 'kendall',
            label: t('options.method.kendall', 'Kendall'),
            description: t('options.method.kendall-description', 'Agreement of order (tau-b)'),
          },
        ],
      },
      showIf: (options) => options.mode === 'correlation',
    })
    .addNumberInput({
      path: 'maxLagSteps',
      name: t('options.max-lag-steps.name', 'Greatest lag'),
      description: t('options.max-lag-steps.description', 'In steps of the series'),
      category,
      defaultValue: defaultOptions.maxLagSteps,
      settings: { min: 1, max: 1000, integer: true },
      showIf: isLag,
    });
  addToleranceOption(builder, category, defaultOptions, isMatrix);
  builder
    .addNumberInput({
      path: 'minOverlap',
      name: t('options.min-overlap.name', 'Least common samples'),
      description: t('options.min-overlap.description', 'Pairs with fewer stay empty'),
      category,
      defaultValue: defaultOptions.minOverlap,
      settings: { min: 2, integer: true },
      showIf: isMatrix,
    })
    .addSelect({
      path: 'bucket',
      name: t('options.bucket.name', 'Columns'),
      category,
      defaultValue: defaultOptions.bucket,
      settings: {
        options: [
          { value: 'hourOfDay', label: t('options.bucket.hour-of-day', 'Hour of day') },
          { value: 'dayOfWeek', label: t('options.bucket.day-of-week', 'Day of week') },
          { value: 'hourOfWeek', label: t('options.bucket.hour-of-week', 'Hour of week') },
          { value: 'interval', label: t('options.bucket.interval', 'Time interval') },
        ],
      },
      showIf: isValues,
    })
    .addNumberInput({
      path: 'bucketMinutes',
      name: t('options.bucket-minutes.name', 'Interval'),
      description: t('options.bucket-minutes.description', 'Minutes'),
      category,
      defaultValue: defaultOptions.bucketMinutes,
      settings: { min: 1 },
      showIf: (options) => isValues(options) && options.bucket === 'interval',
    })
    .addSelect({
      path: 'aggregation',
      name: t('options.aggregation.name', 'Value'),
      category,
      defaultValue: defaultOptions.aggregation,
      settings: {
        options: [
          { value: 'mean', label: t('options.aggregation.mean', 'Mean') },
          { value: 'max', label: t('options.aggregation.max', 'Max') },
          { value: 'min', label: t('options.aggregation.min', 'Min') },
          { value: 'sum', label: t('options.aggregation.sum', 'Sum') },
          { value: 'count', label: t('options.aggregation.count', 'Count') },
          { value: 'median', label: t('options.aggregation.median', 'Median') },
          { value: 'p95', label: t('options.aggregation.p95', '95th percentile') },
          { value: 'p99', label: t('options.aggregation.p99', '99th percentile') },
          { value: 'last', label: t('options.aggregation.last', 'Last') },
        ],
      },
      showIf: isValues,
    })
    .addSelect({
      path: 'rescaling',
      name: t('options.rescaling.name', 'Rescale'),
      description: t('options.rescaling.description', 'So that rows or columns of unlike size can be compared'),
      category,
      defaultValue: defaultOptions.rescaling,
      settings: {
        options: [
          { value: 'none', label: t('options.rescaling.none', 'No') },
          {
            value: 'rowDeviations',
            label: t('options.rescaling.row-deviations', 'Rows to deviations from their mean'),
          },
          {
            value: 'columnDeviations',
            label: t('options.rescaling.column-deviations', 'Columns to deviations from their mean'),
          },
          { value: 'rowRange', label: t('options.rescaling.row-range', 'Rows to 0 … 1') },
          { value: 'columnRange', label: t('options.rescaling.column-range', 'Columns to 0 … 1') },
        ],
      },
      showIf: isValues,
    })
    .addRadio({
      path: 'order',
      name: t('options.order.name', 'Order'),
      category,
      defaultValue: defaultOptions.order,
      settings: {
        options: [
          { value: 'input', label: t('options.order.input', 'As queried') },
          { value: 'name', label: t('options.order.by-name', 'Name') },
          { value: 'clustered', label: t('options.order.clustered', 'Clustered') },
        ],
      },
    })
    .addSelect({
      path: 'treeMethod',
      name: t('options.tree-method.name', 'Linkage'),
      category,
      defaultValue: defaultOptions.treeMethod,
      settings: { options: linkageChoices(['average', 'complete', 'single', 'weighted', 'ward']) },
      showIf: (options) => options.order === 'clustered',
    })
    .addBooleanSwitch({
      path: 'clusterColumns',
      name: t('options.cluster-columns.name', 'Cluster columns, too'),
      category,
      defaultValue: defaultOptions.clusterColumns,
      showIf: (options) => isValues(options) && options.order === 'clustered',
    })
    .addBooleanSwitch({
      path: 'showTree',
      name: t('options.show-tree.name', 'Dendrogram on the margins'),
      category,
      defaultValue: defaultOptions.showTree,
      showIf: (options) => options.order === 'clustered',
    });
}

function addCells(builder: Builder): void {
  const category = [t('options.categories.cells', 'Cells')];
  builder
    .addRadio({
      path: 'annotations',
      name: t('options.annotations.name', 'Values in cells'),
      category,
      defaultValue: defaultOptions.annotations,
      settings: {
        options: [
          { value: 'auto', label: t('options.annotations.auto', 'Where they fit') },
          { value: 'always', label: t('options.annotations.always', 'Always') },
          { value: 'never', label: t('options.annotations.never', 'Never') },
        ],
      },
    })
    .addRadio({
      path: 'mask',
      name: t('options.mask.name', 'Hide triangle'),
      category,
      defaultValue: defaultOptions.mask,
      settings: {
        options: [
          { value: 'none', label: t('options.mask.none', 'None') },
          { value: 'upper', label: t('options.mask.upper', 'Upper') },
          { value: 'lower', label: t('options.mask.lower', 'Lower') },
        ],
      },
      showIf: isMatrix,
    })
    .addBooleanSwitch({
      path: 'hideDiagonal',
      name: t('options.hide-diagonal.name', 'Hide diagonal'),
      category,
      defaultValue: defaultOptions.hideDiagonal,
      showIf: isMatrix,
    })
    .addRadio({
      path: 'significance',
      name: t('options.significance.name', 'Hide insignificant'),
      description: t(
        'options.significance.description',
        'By p-value, or by the q-value that allows for the many pairs (Benjamini–Hochberg)'
      ),
      category,
      defaultValue: defaultOptions.significance,
      settings: {
        options: [
          { value: 'none', label: t('options.significance.none', 'No') },
          { value: 'p', label: 'p' },
          { value: 'q', label: 'q' },
        ],
      },
      showIf: isMatrix,
    })
    .addNumberInput({
      path: 'alpha',
      name: t('options.alpha.name', 'Significance level'),
      category,
      defaultValue: defaultOptions.alpha,
      settings: { min: 0, max: 1, step: 0.01 },
      showIf: (options) => isMatrix(options) && options.significance !== 'none',
    })
    .addSliderInput({
      path: 'minStrength',
      name: t('options.min-strength.name', 'Hide weaker than |r|'),
      category,
      defaultValue: defaultOptions.minStrength,
      settings: { min: 0, max: 1, step: 0.05 },
      showIf: isMatrix,
    })
    .addSliderInput({
      path: 'cellGap',
      name: t('options.cell-gap.name', 'Gap'),
      category,
      defaultValue: defaultOptions.cellGap,
      settings: { min: 0, max: 10, step: 1 },
    })
    .addBooleanSwitch({
      path: 'isSquare',
      name: t('options.is-square.name', 'Square cells'),
      category,
      defaultValue: defaultOptions.isSquare,
    });
}

function addColors(builder: Builder): void {
  const category = [t('options.categories.colors', 'Colors')];
  builder
    .addSelect({
      path: 'scheme',
      name: t('options.scheme.name', 'Scheme'),
      category,
      defaultValue: defaultOptions.scheme,
      settings: {
        options: [
          {
            value: 'auto',
            label: t('options.scheme.auto', 'Auto'),
            description: t('options.scheme.auto-description', 'Cool–warm around 0; yellow–orange–red for values'),
          },
          fieldColorChoice(),
          ...schemeChoices(),
        ],
      },
    })
    .addBooleanSwitch({
      path: 'isReversed',
      name: t('options.is-reversed.name', 'Reverse'),
      category,
      defaultValue: defaultOptions.isReversed,
    })
    .addBooleanSwitch({
      path: 'isRobust',
      name: t('options.is-robust.name', 'Robust range'),
      description: t(
        'options.is-robust.description',
        'Colors from the 2nd to the 98th percentile, so that one extreme does not pale the rest'
      ),
      category,
      defaultValue: defaultOptions.isRobust,
      showIf: isValues,
    })
    .addRadio({
      path: 'colorBar',
      name: t('options.color-bar.name', 'Color bar'),
      category,
      defaultValue: defaultOptions.colorBar,
      settings: {
        options: [
          { value: 'right', label: t('options.color-bar.right', 'Right') },
          { value: 'bottom', label: t('options.color-bar.bottom', 'Bottom') },
          { value: 'none', label: t('options.color-bar.none', 'None') },
        ],
      },
    });
}

function addAxes(builder: Builder): void {
  const category = [t('options.categories.labels', 'Labels')];
  builder
    .addTextInput({
      path: 'rowTitle',
      name: t('options.row-title.name', 'Title of the rows'),
      category,
      defaultValue: defaultOptions.rowTitle,
    })
    .addTextInput({
      path: 'columnTitle',
      name: t('options.column-title.name', 'Title of the columns'),
      category,
      defaultValue: defaultOptions.columnTitle,
    })
    .addBooleanSwitch({
      path: 'showRowLabels',
      name: t('options.show-row-labels.name', 'Rows'),
      category,
      defaultValue: defaultOptions.showRowLabels,
    })
    .addBooleanSwitch({
      path: 'showColumnLabels',
      name: t('options.show-column-labels.name', 'Columns'),
      category,
      defaultValue: defaultOptions.showColumnLabels,
    })
    .addRadio({
      path: 'labelRotation',
      name: t('options.label-rotation.name', 'Rotation'),
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
      showIf: (options) => options.showColumnLabels,
    });
}

function addInteraction(builder: Builder): void {
  const category = [t('options.categories.interaction', 'Interaction')];
  builder
    .addBooleanSwitch({
      path: 'showTooltip',
      name: t('options.show-tooltip.name', 'Tooltip'),
      category,
      defaultValue: defaultOptions.showTooltip,
    })
    .addTextInput({
      path: 'rowVariable',
      name: t('options.row-variable.name', 'Row variable'),
      description: t(
        'options.row-variable.description',
        'Dashboard variable that a selected cell sets to the name of its row'
      ),
      category,
      defaultValue: defaultOptions.rowVariable,
    })
    .addTextInput({
      path: 'columnVariable',
      name: t('options.column-variable.name', 'Column variable'),
      description: t(
        'options.column-variable.description',
        'Dashboard variable that a selected cell sets to the name of its column'
      ),
      category,
      defaultValue: defaultOptions.columnVariable,
    });
}

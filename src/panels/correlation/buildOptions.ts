import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { colorSchemes } from '../../charts/color/colorSchemes';
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
  const category = ['Heatmap'];
  builder
    .addRadio({
      path: 'mode',
      name: 'Show',
      description: 'How series move together, by how much one runs ahead, or their values over time',
      category,
      defaultValue: defaultOptions.mode,
      settings: {
        options: [
          { value: 'correlation', label: 'Correlation' },
          { value: 'lag', label: 'Lag' },
          { value: 'values', label: 'Values' },
        ],
      },
    })
    .addSelect({
      path: 'method',
      name: 'Method',
      category,
      defaultValue: defaultOptions.method,
      settings: {
        options: [
          { value: 'pearson', label: 'Pearson', description: 'Linear relation' },
          { value: 'spearman', label: 'Spearman', description: 'Any monotonic relation, by ranks' },
          { value: 'kendall', label: 'Kendall', description: 'Agreement of order (tau-b)' },
        ],
      },
      showIf: (options) => options.mode === 'correlation',
    })
    .addNumberInput({
      path: 'maxLagSteps',
      name: 'Greatest lag',
      description: 'In steps of the series',
      category,
      defaultValue: defaultOptions.maxLagSteps,
      settings: { min: 1, max: 1000, integer: true },
      showIf: isLag,
    })
    .addNumberInput({
      path: 'toleranceSeconds',
      name: 'Time tolerance',
      description: 'Samples of two series up to this many seconds apart count as one moment',
      category,
      defaultValue: defaultOptions.toleranceSeconds,
      settings: { min: 0 },
      showIf: isMatrix,
    })
    .addNumberInput({
      path: 'minOverlap',
      name: 'Least common samples',
      description: 'Pairs with fewer stay empty',
      category,
      defaultValue: defaultOptions.minOverlap,
      settings: { min: 2, integer: true },
      showIf: isMatrix,
    })
    .addSelect({
      path: 'bucket',
      name: 'Columns',
      category,
      defaultValue: defaultOptions.bucket,
      settings: {
        options: [
          { value: 'hourOfDay', label: 'Hour of day' },
          { value: 'dayOfWeek', label: 'Day of week' },
          { value: 'hourOfWeek', label: 'Hour of week' },
          { value: 'interval', label: 'Time interval' },
        ],
      },
      showIf: isValues,
    })
    .addNumberInput({
      path: 'bucketMinutes',
      name: 'Interval',
      description: 'Minutes',
      category,
      defaultValue: defaultOptions.bucketMinutes,
      settings: { min: 1 },
      showIf: (options) => isValues(options) && options.bucket === 'interval',
    })
    .addSelect({
      path: 'aggregation',
      name: 'Value',
      category,
      defaultValue: defaultOptions.aggregation,
      settings: {
        options: [
          { value: 'mean', label: 'Mean' },
          { value: 'max', label: 'Max' },
          { value: 'min', label: 'Min' },
          { value: 'sum', label: 'Sum' },
          { value: 'count', label: 'Count' },
          { value: 'median', label: 'Median' },
          { value: 'p95', label: '95th percentile' },
          { value: 'p99', label: '99th percentile' },
          { value: 'last', label: 'Last' },
        ],
      },
      showIf: isValues,
    })
    .addSelect({
      path: 'rescaling',
      name: 'Rescale',
      description: 'So that rows or columns of unlike size can be compared',
      category,
      defaultValue: defaultOptions.rescaling,
      settings: {
        options: [
          { value: 'none', label: 'No' },
          { value: 'rowDeviations', label: 'Rows to deviations from their mean' },
          { value: 'columnDeviations', label: 'Columns to deviations from their mean' },
          { value: 'rowRange', label: 'Rows to 0 … 1' },
          { value: 'columnRange', label: 'Columns to 0 … 1' },
        ],
      },
      showIf: isValues,
    })
    .addRadio({
      path: 'order',
      name: 'Order',
      category,
      defaultValue: defaultOptions.order,
      settings: {
        options: [
          { value: 'input', label: 'As queried' },
          { value: 'name', label: 'Name' },
          { value: 'clustered', label: 'Clustered' },
        ],
      },
    })
    .addSelect({
      path: 'treeMethod',
      name: 'Linkage',
      category,
      defaultValue: defaultOptions.treeMethod,
      settings: {
        options: [
          { value: 'average', label: 'Average' },
          { value: 'complete', label: 'Complete' },
          { value: 'single', label: 'Single' },
          { value: 'weighted', label: 'Weighted' },
          { value: 'ward', label: 'Ward' },
        ],
      },
      showIf: (options) => options.order === 'clustered',
    })
    .addBooleanSwitch({
      path: 'clusterColumns',
      name: 'Cluster columns, too',
      category,
      defaultValue: defaultOptions.clusterColumns,
      showIf: (options) => isValues(options) && options.order === 'clustered',
    })
    .addBooleanSwitch({
      path: 'showTree',
      name: 'Dendrogram on the margins',
      category,
      defaultValue: defaultOptions.showTree,
      showIf: (options) => options.order === 'clustered',
    });
}

function addCells(builder: Builder): void {
  const category = ['Cells'];
  builder
    .addRadio({
      path: 'annotations',
      name: 'Values in cells',
      category,
      defaultValue: defaultOptions.annotations,
      settings: {
        options: [
          { value: 'auto', label: 'Where they fit' },
          { value: 'always', label: 'Always' },
          { value: 'never', label: 'Never' },
        ],
      },
    })
    .addRadio({
      path: 'mask',
      name: 'Hide triangle',
      category,
      defaultValue: defaultOptions.mask,
      settings: {
        options: [
          { value: 'none', label: 'None' },
          { value: 'upper', label: 'Upper' },
          { value: 'lower', label: 'Lower' },
        ],
      },
      showIf: isMatrix,
    })
    .addBooleanSwitch({
      path: 'hideDiagonal',
      name: 'Hide diagonal',
      category,
      defaultValue: defaultOptions.hideDiagonal,
      showIf: isMatrix,
    })
    .addRadio({
      path: 'significance',
      name: 'Hide insignificant',
      description: 'By p-value, or by the q-value that allows for the many pairs (Benjamini–Hochberg)',
      category,
      defaultValue: defaultOptions.significance,
      settings: {
        options: [
          { value: 'none', label: 'No' },
          { value: 'p', label: 'p' },
          { value: 'q', label: 'q' },
        ],
      },
      showIf: isMatrix,
    })
    .addNumberInput({
      path: 'alpha',
      name: 'Significance level',
      category,
      defaultValue: defaultOptions.alpha,
      settings: { min: 0, max: 1, step: 0.01 },
      showIf: (options) => isMatrix(options) && options.significance !== 'none',
    })
    .addSliderInput({
      path: 'minStrength',
      name: 'Hide weaker than |r|',
      category,
      defaultValue: defaultOptions.minStrength,
      settings: { min: 0, max: 1, step: 0.05 },
      showIf: isMatrix,
    })
    .addSliderInput({
      path: 'cellGap',
      name: 'Gap',
      category,
      defaultValue: defaultOptions.cellGap,
      settings: { min: 0, max: 10, step: 1 },
    })
    .addBooleanSwitch({ path: 'isSquare', name: 'Square cells', category, defaultValue: defaultOptions.isSquare });
}

function addColors(builder: Builder): void {
  const category = ['Colors'];
  builder
    .addSelect({
      path: 'scheme',
      name: 'Scheme',
      category,
      defaultValue: defaultOptions.scheme,
      settings: {
        options: [
          { value: 'auto', label: 'Auto', description: 'Cool–warm around 0; yellow–orange–red for values' },
          { value: 'field', label: 'Color scheme of the standard options' },
          ...colorSchemes.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
    })
    .addBooleanSwitch({ path: 'isReversed', name: 'Reverse', category, defaultValue: defaultOptions.isReversed })
    .addBooleanSwitch({
      path: 'isRobust',
      name: 'Robust range',
      description: 'Colors from the 2nd to the 98th percentile, so that one extreme does not pale the rest',
      category,
      defaultValue: defaultOptions.isRobust,
      showIf: isValues,
    })
    .addRadio({
      path: 'colorBar',
      name: 'Color bar',
      category,
      defaultValue: defaultOptions.colorBar,
      settings: {
        options: [
          { value: 'right', label: 'Right' },
          { value: 'bottom', label: 'Bottom' },
          { value: 'none', label: 'None' },
        ],
      },
    });
}

function addAxes(builder: Builder): void {
  const category = ['Labels'];
  builder
    .addBooleanSwitch({ path: 'showRowLabels', name: 'Rows', category, defaultValue: defaultOptions.showRowLabels })
    .addBooleanSwitch({
      path: 'showColumnLabels',
      name: 'Columns',
      category,
      defaultValue: defaultOptions.showColumnLabels,
    })
    .addRadio({
      path: 'labelRotation',
      name: 'Rotation',
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
      showIf: (options) => options.showColumnLabels,
    });
}

function addInteraction(builder: Builder): void {
  const category = ['Interaction'];
  builder
    .addBooleanSwitch({ path: 'showTooltip', name: 'Tooltip', category, defaultValue: defaultOptions.showTooltip })
    .addTextInput({
      path: 'rowVariable',
      name: 'Row variable',
      description: 'Dashboard variable that a selected cell sets to the name of its row',
      category,
      defaultValue: defaultOptions.rowVariable,
    })
    .addTextInput({
      path: 'columnVariable',
      name: 'Column variable',
      description: 'Dashboard variable that a selected cell sets to the name of its column',
      category,
      defaultValue: defaultOptions.columnVariable,
    });
}

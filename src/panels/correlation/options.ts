import { t } from '@grafana/i18n';
import { linkageChoices } from '../kit/options/linkageChoices';
import { fieldColorChoice } from '../kit/options/paletteChoices';
import { schemeChoices } from '../kit/options/schemeChoices';
import { numberOption } from '../kit/options/numberOption';
import { optionSection } from '../kit/options/optionSection';
import { radioOption } from '../kit/options/radioOption';
import { selectOption } from '../kit/options/selectOption';
import { sliderOption } from '../kit/options/sliderOption';
import { switchOption } from '../kit/options/switchOption';
import { textOption } from '../kit/options/textOption';
import { toleranceOption } from '../kit/options/toleranceOption';
import { optionPane, type OptionsOf } from '../kit/options/optionPane';

/** What the heatmap shows: coefficients, the lag at which two series agree best, or values in buckets of time. */
export type HeatmapMode = 'correlation' | 'lag' | 'values';
export type CorrelationMethod = 'pearson' | 'spearman' | 'kendall';
export type Mask = 'none' | 'upper' | 'lower';
export type SignificanceFilter = 'none' | 'p' | 'q';
export type CellOrder = 'input' | 'name' | 'clustered';
export type TimeBucket = 'hourOfDay' | 'hourOfWeek' | 'dayOfWeek' | 'interval';
export type Aggregation = 'mean' | 'max' | 'min' | 'sum' | 'count' | 'median' | 'p95' | 'p99' | 'last';
export type Rescaling = 'none' | 'rowDeviations' | 'columnDeviations' | 'rowRange' | 'columnRange';
export type TreeMethod = 'single' | 'complete' | 'average' | 'weighted' | 'ward';

const content = optionSection(() => t('options.categories.heatmap', 'Heatmap'), {
  mode: radioOption<HeatmapMode>({
    name: () => t('options.mode.name', 'Show'),
    description: () =>
      t('options.mode.description', 'How series move together, by how much one runs ahead, or their values over time'),
    default: 'correlation',
    choices: () => [
      { value: 'correlation', label: t('options.mode.correlation', 'Correlation') },
      { value: 'lag', label: t('options.mode.lag', 'Lag') },
      { value: 'values', label: t('options.mode.values', 'Values') },
    ],
  }),
  method: selectOption<CorrelationMethod>({
    name: () => t('options.method.name', 'Method'),
    default: 'pearson',
    choices: () => [
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
  }),
  maxLagSteps: numberOption({
    name: () => t('options.max-lag-steps.name', 'Greatest lag'),
    description: () => t('options.max-lag-steps.description', 'In steps of the series'),
    default: 30,
    min: 1,
    max: 1000,
    integer: true,
  }),
  toleranceSeconds: toleranceOption(30),
  minOverlap: numberOption({
    name: () => t('options.min-overlap.name', 'Least common samples'),
    description: () => t('options.min-overlap.description', 'Pairs with fewer stay empty'),
    default: 5,
    min: 2,
    integer: true,
  }),
  bucket: selectOption<TimeBucket>({
    name: () => t('options.bucket.name', 'Columns'),
    default: 'hourOfDay',
    choices: () => [
      { value: 'hourOfDay', label: t('options.bucket.hour-of-day', 'Hour of day') },
      { value: 'dayOfWeek', label: t('options.bucket.day-of-week', 'Day of week') },
      { value: 'hourOfWeek', label: t('options.bucket.hour-of-week', 'Hour of week') },
      { value: 'interval', label: t('options.bucket.interval', 'Time interval') },
    ],
  }),
  bucketMinutes: numberOption({
    name: () => t('options.bucket-minutes.name', 'Interval'),
    description: () => t('options.bucket-minutes.description', 'Minutes'),
    default: 60,
    min: 1,
  }),
  aggregation: selectOption<Aggregation>({
    name: () => t('options.aggregation.name', 'Value'),
    default: 'mean',
    choices: () => [
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
  }),
  rescaling: selectOption<Rescaling>({
    name: () => t('options.rescaling.name', 'Rescale'),
    description: () => t('options.rescaling.description', 'So that rows or columns of unlike size can be compared'),
    default: 'none',
    choices: () => [
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
  }),
  order: radioOption<CellOrder>({
    name: () => t('options.order.name', 'Order'),
    default: 'input',
    choices: () => [
      { value: 'input', label: t('options.order.input', 'As queried') },
      { value: 'name', label: t('options.order.by-name', 'Name') },
      { value: 'clustered', label: t('options.order.clustered', 'Clustered') },
    ],
  }),
  treeMethod: selectOption<TreeMethod>({
    name: () => t('options.tree-method.name', 'Linkage'),
    default: 'average',
    choices: () => linkageChoices(['average', 'complete', 'single', 'weighted', 'ward']),
  }),
  /** Whether columns of values are clustered, too; coefficients always have both sides alike. */
  clusterColumns: switchOption({
    name: () => t('options.cluster-columns.name', 'Cluster columns, too'),
    default: false,
  }),
  showTree: switchOption({ name: () => t('options.show-tree.name', 'Dendrogram on the margins'), default: true }),
});

const cells = optionSection(() => t('options.categories.cells', 'Cells'), {
  annotations: radioOption<'auto' | 'always' | 'never'>({
    name: () => t('options.annotations.name', 'Values in cells'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.annotations.auto', 'Where they fit') },
      { value: 'always', label: t('options.annotations.always', 'Always') },
      { value: 'never', label: t('options.annotations.never', 'Never') },
    ],
  }),
  mask: radioOption<Mask>({
    name: () => t('options.mask.name', 'Hide triangle'),
    default: 'none',
    choices: () => [
      { value: 'none', label: t('options.mask.none', 'None') },
      { value: 'upper', label: t('options.mask.upper', 'Upper') },
      { value: 'lower', label: t('options.mask.lower', 'Lower') },
    ],
  }),
  hideDiagonal: switchOption({ name: () => t('options.hide-diagonal.name', 'Hide diagonal'), default: false }),
  significance: radioOption<SignificanceFilter>({
    name: () => t('options.significance.name', 'Hide insignificant'),
    description: () =>
      t(
        'options.significance.description',
        'By p-value, or by the q-value that allows for the many pairs (Benjamini–Hochberg)'
      ),
    default: 'none',
    choices: () => [
      { value: 'none', label: t('options.significance.none', 'No') },
      { value: 'p', label: 'p' },
      { value: 'q', label: 'q' },
    ],
  }),
  alpha: numberOption({
    name: () => t('options.alpha.name', 'Significance level'),
    default: 0.05,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  minStrength: sliderOption({
    name: () => t('options.min-strength.name', 'Hide weaker than |r|'),
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  cellGap: sliderOption({ name: () => t('options.cell-gap.name', 'Gap'), default: 1, min: 0, max: 10, step: 1 }),
  isSquare: switchOption({ name: () => t('options.is-square.name', 'Square cells'), default: false }),
});

const colors = optionSection(() => t('options.categories.colors', 'Colors'), {
  /** A colour scheme's id, `auto` for the mode's own, or `field` for the standard colour option. */
  scheme: selectOption<string>({
    name: () => t('options.scheme.name', 'Scheme'),
    default: 'auto',
    choices: () => [
      {
        value: 'auto',
        label: t('options.scheme.auto', 'Auto'),
        description: t('options.scheme.auto-description', 'Cool–warm around 0; yellow–orange–red for values'),
      },
      fieldColorChoice(),
      ...schemeChoices(),
    ],
  }),
  isReversed: switchOption({ name: () => t('options.is-reversed.name', 'Reverse'), default: false }),
  isRobust: switchOption({
    name: () => t('options.is-robust.name', 'Robust range'),
    description: () =>
      t(
        'options.is-robust.description',
        'Colors from the 2nd to the 98th percentile, so that one extreme does not pale the rest'
      ),
    default: false,
  }),
  colorBar: radioOption<'right' | 'bottom' | 'none'>({
    name: () => t('options.color-bar.name', 'Color bar'),
    default: 'right',
    choices: () => [
      { value: 'right', label: t('options.color-bar.right', 'Right') },
      { value: 'bottom', label: t('options.color-bar.bottom', 'Bottom') },
      { value: 'none', label: t('options.color-bar.none', 'None') },
    ],
  }),
});

const axes = optionSection(() => t('options.categories.labels', 'Labels'), {
  rowTitle: textOption({ name: () => t('options.row-title.name', 'Title of the rows'), default: '' }),
  columnTitle: textOption({ name: () => t('options.column-title.name', 'Title of the columns'), default: '' }),
  showRowLabels: switchOption({ name: () => t('options.show-row-labels.name', 'Rows'), default: true }),
  showColumnLabels: switchOption({ name: () => t('options.show-column-labels.name', 'Columns'), default: true }),
  labelRotation: radioOption<'auto' | 0 | 45 | 90>({
    name: () => t('options.label-rotation.name', 'Rotation'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.label-rotation.auto', 'Auto') },
      { value: 0, label: '0°' },
      { value: 45, label: '45°' },
      { value: 90, label: '90°' },
    ],
  }),
});

const interaction = optionSection(() => t('options.categories.interaction', 'Interaction'), {
  showTooltip: switchOption({ name: () => t('options.show-tooltip.name', 'Tooltip'), default: true }),
  rowVariable: textOption({
    name: () => t('options.row-variable.name', 'Row variable'),
    description: () =>
      t('options.row-variable.description', 'Dashboard variable that a selected cell sets to the name of its row'),
    default: '',
  }),
  columnVariable: textOption({
    name: () => t('options.column-variable.name', 'Column variable'),
    description: () =>
      t(
        'options.column-variable.description',
        'Dashboard variable that a selected cell sets to the name of its column'
      ),
    default: '',
  }),
});

const pane = optionPane(content, cells, colors, axes, interaction);

export type CorrelationOptions = OptionsOf<typeof pane>;

export const defaultOptions: CorrelationOptions = pane.defaults;

const isMatrix = (options: CorrelationOptions) => options.mode !== 'values';
const isValues = (options: CorrelationOptions) => options.mode === 'values';
const isLag = (options: CorrelationOptions) => options.mode === 'lag';

/** The option pane of the heatmap. */
export const buildOptions = pane.shownIf({
  method: (options) => options.mode === 'correlation',
  maxLagSteps: isLag,
  toleranceSeconds: isMatrix,
  minOverlap: isMatrix,
  bucket: isValues,
  bucketMinutes: (options) => isValues(options) && options.bucket === 'interval',
  aggregation: isValues,
  rescaling: isValues,
  treeMethod: (options) => options.order === 'clustered',
  clusterColumns: (options) => isValues(options) && options.order === 'clustered',
  showTree: (options) => options.order === 'clustered',
  mask: isMatrix,
  hideDiagonal: isMatrix,
  significance: isMatrix,
  alpha: (options) => isMatrix(options) && options.significance !== 'none',
  minStrength: isMatrix,
  isRobust: isValues,
  labelRotation: (options) => options.showColumnLabels,
});

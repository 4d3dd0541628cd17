import { type ViolinInner } from '../../charts/violin/violinOptions';
import { type ViolinWidth } from '../../core/statistics/densities/violins';
import { t } from '@grafana/i18n';
import { paletteChoices } from '../kit/options/paletteChoices';
import { legendSection } from '../kit/options/legendSection';
import { numberOption } from '../kit/options/numberOption';
import { optionSection } from '../kit/options/optionSection';
import { radioOption } from '../kit/options/radioOption';
import { selectOption } from '../kit/options/selectOption';
import { sliderOption } from '../kit/options/sliderOption';
import { switchOption } from '../kit/options/switchOption';
import { textOption } from '../kit/options/textOption';
import { optionPane, type OptionsOf } from '../kit/options/optionPane';

const groups = optionSection(() => t('options.categories.groups', 'Groups'), {
  /** Label (or text column) whose values are the groups; empty: a group a series. */
  groupBy: textOption({
    name: () => t('options.group-by.name', 'Group by'),
    description: () =>
      t(
        'options.group-by.description',
        'Label or text column; empty for a group a series, or the first text column of a table'
      ),
    default: '',
  }),
  /** Label (or text column) that parts each group; empty: none. */
  hueBy: textOption({
    name: () => t('options.hue-by.name', 'Part by'),
    description: () => t('options.hue-by.description', 'Label or text column that parts every group'),
    default: '',
  }),
  isSplit: switchOption({
    name: () => t('options.is-split.name', 'Split'),
    description: () => t('options.is-split.description', 'Two parts share one violin, a half each'),
    default: false,
  }),
  order: radioOption<'input' | 'name' | 'median' | 'count'>({
    name: () => t('options.order.name', 'Order'),
    default: 'input',
    choices: () => [
      { value: 'input', label: t('options.order.input', 'As queried') },
      { value: 'name', label: t('options.order.by-name', 'Name') },
      { value: 'median', label: t('options.order.median', 'Median') },
      { value: 'count', label: t('options.order.count', 'Count') },
    ],
  }),
  variable: textOption({
    name: () => t('options.variable.name', 'Selection variable'),
    description: () => t('options.variable.description', 'Dashboard variable that a selected group sets to its name'),
    default: '',
  }),
});

const shape = optionSection(() => t('options.categories.shape', 'Shape'), {
  shape: radioOption<'violin' | 'box'>({
    name: () => t('options.shape.name', 'Draw'),
    default: 'violin',
    choices: () => [
      { value: 'violin', label: t('options.shape.violin', 'Violins') },
      { value: 'box', label: t('options.shape.box', 'Box plots') },
    ],
  }),
  inner: selectOption<ViolinInner>({
    name: () => t('options.inner.name', 'Inside'),
    default: 'box',
    choices: () => [
      { value: 'box', label: t('options.inner.box', 'Box') },
      { value: 'quartiles', label: t('options.inner.quartiles', 'Quartiles') },
      { value: 'points', label: t('options.inner.points', 'Points') },
      { value: 'sticks', label: t('options.inner.sticks', 'Sticks') },
      { value: 'none', label: t('options.inner.none', 'Nothing') },
    ],
  }),
  whiskerReach: numberOption({
    name: () => t('options.whisker-reach.name', 'Whiskers'),
    description: () => t('options.whisker-reach.description', 'Interquartile ranges that they reach at most'),
    default: 1.5,
    min: 0,
    step: 0.1,
  }),
  showOutliers: switchOption({
    name: () => t('options.show-outliers.name', 'Values past the whiskers'),
    default: false,
  }),
  isHorizontal: radioOption<boolean>({
    name: () => t('options.is-horizontal.name', 'Orientation'),
    default: false,
    choices: () => [
      { value: false, label: t('options.is-horizontal.false', 'Vertical') },
      { value: true, label: t('options.is-horizontal.true', 'Horizontal') },
    ],
  }),
  width: sliderOption({ name: () => t('options.width.name', 'Width'), default: 0.8, min: 0.1, max: 1, step: 0.05 }),
  gap: sliderOption({ name: () => t('options.gap.name', 'Gap of split halves'), default: 4, min: 0, max: 20, step: 1 }),
  /** Groups with fewer values are drawn as points. */
  minCount: numberOption({
    name: () => t('options.min-count.name', 'Least values'),
    description: () => t('options.min-count.description', 'Groups with fewer are drawn as points'),
    default: 5,
    min: 2,
    integer: true,
  }),
});

const density = optionSection(() => t('options.categories.density', 'Density'), {
  bandwidth: radioOption<'scott' | 'silverman' | 'factor'>({
    name: () => t('options.bandwidth.name', 'Bandwidth'),
    default: 'scott',
    choices: () => [
      { value: 'scott', label: t('options.bandwidth.scott', 'Scott') },
      { value: 'silverman', label: t('options.bandwidth.silverman', 'Silverman') },
      { value: 'factor', label: t('options.bandwidth.factor', 'Factor') },
    ],
  }),
  bandwidthFactor: numberOption({
    name: () => t('options.bandwidth-factor.name', 'Factor'),
    description: () => t('options.bandwidth-factor.description', 'Of the standard deviation'),
    default: 0.3,
    min: 0.001,
    step: 0.05,
  }),
  adjust: sliderOption({
    name: () => t('options.adjust.name', 'Adjust'),
    description: () => t('options.adjust.description', 'Multiplies the bandwidth: smaller shows more detail'),
    default: 1,
    min: 0.1,
    max: 3,
    step: 0.1,
  }),
  cut: numberOption({
    name: () => t('options.cut.name', 'Cut'),
    description: () =>
      t('options.cut.description', 'Bandwidths that a violin goes on past its extreme values; 0 ends it there'),
    default: 2,
    min: 0,
    step: 0.5,
  }),
  gridSize: numberOption({
    name: () => t('options.grid-size.name', 'Points of the curve'),
    default: 100,
    min: 10,
    max: 1000,
    integer: true,
  }),
  densityNorm: radioOption<ViolinWidth>({
    name: () => t('options.density-norm.name', 'Widths'),
    description: () => t('options.density-norm.description', 'Equal areas, by number of values, or all equally wide'),
    default: 'area',
    choices: () => [
      { value: 'area', label: t('options.density-norm.area', 'Area') },
      { value: 'count', label: t('options.density-norm.count', 'Count') },
      { value: 'width', label: t('options.density-norm.width', 'Width') },
    ],
  }),
  isCommonNorm: switchOption({
    name: () => t('options.is-common-norm.name', 'Compare widths over all parts'),
    default: false,
  }),
});

const axis = optionSection(() => t('options.categories.axis', 'Axis'), {
  axisTitle: textOption({ name: () => t('options.axis-title.name', 'Title'), default: '' }),
  isLog: switchOption({ name: () => t('options.is-log.name', 'Logarithmic'), default: false }),
  showCounts: switchOption({ name: () => t('options.show-counts.name', 'Number of values'), default: false }),
  showThresholds: switchOption({
    name: () => t('options.show-thresholds.name', 'Threshold lines'),
    description: () =>
      t('options.show-thresholds.description', 'The thresholds of the standard options as dashed lines'),
    default: false,
  }),
  thresholdLabel: textOption({
    name: () => t('options.threshold-label.name', 'Threshold label'),
    default: '',
    placeholder: () => t('options.threshold-label.placeholder', 'SLA limit'),
  }),
});

const colors = optionSection(() => t('options.categories.colors', 'Colors'), {
  /** A palette's id, or `field` for the standard colour option. */
  palette: selectOption<string>({
    name: () => t('options.palette.name', 'Palette'),
    default: 'Set2',
    choices: () => paletteChoices(),
  }),
  fillOpacity: sliderOption({
    name: () => t('options.fill-opacity.name', 'Fill opacity'),
    default: 75,
    min: 0,
    max: 100,
    step: 5,
  }),
  lineWidth: sliderOption({
    name: () => t('options.line-width.name', 'Line width'),
    default: 1.5,
    min: 0,
    max: 5,
    step: 0.5,
  }),
});

const legend = legendSection({
  default: { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] },
  values: 'calculations',
});

const pane = optionPane(groups, shape, density, axis, colors, legend);

export type ViolinPanelOptions = OptionsOf<typeof pane>;

export const defaultOptions: ViolinPanelOptions = pane.defaults;

const isViolin = (options: ViolinPanelOptions) => options.shape === 'violin';

/** The option pane of the violin panel. */
export const buildOptions = pane.shownIf({
  isSplit: (options) => options.hueBy !== '',
  inner: isViolin,
  showOutliers: isViolin,
  gap: (options) => options.isSplit,
  minCount: isViolin,
  bandwidth: isViolin,
  bandwidthFactor: (options) => isViolin(options) && options.bandwidth === 'factor',
  adjust: isViolin,
  cut: isViolin,
  gridSize: isViolin,
  densityNorm: isViolin,
  isCommonNorm: (options) => isViolin(options) && options.hueBy !== '',
  thresholdLabel: (options) => options.showThresholds,
});

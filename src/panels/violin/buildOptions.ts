import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

import { addLegendOptions } from '../kit/options/addLegendOptions';
import { addLegendValues } from '../kit/options/addLegendValues';
import { paletteChoices } from '../kit/options/paletteChoices';
import { defaultOptions, type ViolinPanelOptions } from './options';

type Builder = PanelOptionsEditorBuilder<ViolinPanelOptions>;

/** The option pane of the violin panel. */
export function buildOptions(builder: Builder): void {
  addGroups(builder);
  addShape(builder);
  addDensity(builder);
  addAxis(builder);
  addColors(builder);
  addLegendOptions(builder, defaultOptions.legend);
  addLegendValues(builder, defaultOptions.legend);
}

const isViolin = (options: ViolinPanelOptions) => options.shape === 'violin';

function addGroups(builder: Builder): void {
  const category = [t('options.categories.groups', 'Groups')];
  builder
    .addTextInput({
      path: 'groupBy',
      name: t('options.group-by.name', 'Group by'),
      description: t(
        'options.group-by.description',
        'Label or text column; empty for a group a series, or the first text column of a table'
      ),
      category,
      defaultValue: defaultOptions.groupBy,
    })
    .addTextInput({
      path: 'hueBy',
      name: t('options.hue-by.name', 'Part by'),
      description: t('options.hue-by.description', 'Label or text column that parts every group'),
      category,
      defaultValue: defaultOptions.hueBy,
    })
    .addBooleanSwitch({
      path: 'isSplit',
      name: t('options.is-split.name', 'Split'),
      description: t('options.is-split.description', 'Two parts share one violin, a half each'),
      category,
      defaultValue: defaultOptions.isSplit,
      showIf: (options) => options.hueBy !== '',
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
          { value: 'median', label: t('options.order.median', 'Median') },
          { value: 'count', label: t('options.order.count', 'Count') },
        ],
      },
    })
    .addTextInput({
      path: 'variable',
      name: t('options.variable.name', 'Selection variable'),
      description: t('options.variable.description', 'Dashboard variable that a selected group sets to its name'),
      category,
      defaultValue: defaultOptions.variable,
    });
}

function addShape(builder: Builder): void {
  const category = [t('options.categories.shape', 'Shape')];
  builder
    .addRadio({
      path: 'shape',
      name: t('options.shape.name', 'Draw'),
      category,
      defaultValue: defaultOptions.shape,
      settings: {
        options: [
          { value: 'violin', label: t('options.shape.violin', 'Violins') },
          { value: 'box', label: t('options.shape.box', 'Box plots') },
        ],
      },
    })
    .addSelect({
      path: 'inner',
      name: t('options.inner.name', 'Inside'),
      category,
      defaultValue: defaultOptions.inner,
      settings: {
        options: [
          { value: 'box', label: t('options.inner.box', 'Box') },
          { value: 'quartiles', label: t('options.inner.quartiles', 'Quartiles') },
          { value: 'points', label: t('options.inner.points', 'Points') },
          { value: 'sticks', label: t('options.inner.sticks', 'Sticks') },
          { value: 'none', label: t('options.inner.none', 'Nothing') },
        ],
      },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'whiskerReach',
      name: t('options.whisker-reach.name', 'Whiskers'),
      description: t('options.whisker-reach.description', 'Interquartile ranges that they reach at most'),
      category,
      defaultValue: defaultOptions.whiskerReach,
      settings: { min: 0, step: 0.1 },
    })
    .addBooleanSwitch({
      path: 'showOutliers',
      name: t('options.show-outliers.name', 'Values past the whiskers'),
      category,
      defaultValue: defaultOptions.showOutliers,
      showIf: isViolin,
    })
    .addRadio({
      path: 'isHorizontal',
      name: t('options.is-horizontal.name', 'Orientation'),
      category,
      defaultValue: defaultOptions.isHorizontal,
      settings: {
        options: [
          { value: false, label: t('options.is-horizontal.false', 'Vertical') },
          { value: true, label: t('options.is-horizontal.true', 'Horizontal') },
        ],
      },
    })
    .addSliderInput({
      path: 'width',
      name: t('options.width.name', 'Width'),
      category,
      defaultValue: defaultOptions.width,
      settings: { min: 0.1, max: 1, step: 0.05 },
    })
    .addSliderInput({
      path: 'gap',
      name: t('options.gap.name', 'Gap of split halves'),
      category,
      defaultValue: defaultOptions.gap,
      settings: { min: 0, max: 20, step: 1 },
      showIf: (options) => options.isSplit,
    })
    .addNumberInput({
      path: 'minCount',
      name: t('options.min-count.name', 'Least values'),
      description: t('options.min-count.description', 'Groups with fewer are drawn as points'),
      category,
      defaultValue: defaultOptions.minCount,
      settings: { min: 2, integer: true },
      showIf: isViolin,
    });
}

function addDensity(builder: Builder): void {
  const category = [t('options.categories.density', 'Density')];
  builder
    .addRadio({
      path: 'bandwidth',
      name: t('options.bandwidth.name', 'Bandwidth'),
      category,
      defaultValue: defaultOptions.bandwidth,
      settings: {
        options: [
          { value: 'scott', label: t('options.bandwidth.scott', 'Scott') },
          { value: 'silverman', label: t('options.bandwidth.silverman', 'Silverman') },
          { value: 'factor', label: t('options.bandwidth.factor', 'Factor') },
        ],
      },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'bandwidthFactor',
      name: t('options.bandwidth-factor.name', 'Factor'),
      description: t('options.bandwidth-factor.description', 'Of the standard deviation'),
      category,
      defaultValue: defaultOptions.bandwidthFactor,
      settings: { min: 0.001, step: 0.05 },
      showIf: (options) => isViolin(options) && options.bandwidth === 'factor',
    })
    .addSliderInput({
      path: 'adjust',
      name: t('options.adjust.name', 'Adjust'),
      description: t('options.adjust.description', 'Multiplies the bandwidth: smaller shows more detail'),
      category,
      defaultValue: defaultOptions.adjust,
      settings: { min: 0.1, max: 3, step: 0.1 },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'cut',
      name: t('options.cut.name', 'Cut'),
      description: t(
        'options.cut.description',
        'Bandwidths that a violin goes on past its extreme values; 0 ends it there'
      ),
      category,
      defaultValue: defaultOptions.cut,
      settings: { min: 0, step: 0.5 },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'gridSize',
      name: t('options.grid-size.name', 'Points of the curve'),
      category,
      defaultValue: defaultOptions.gridSize,
      settings: { min: 10, max: 1000, integer: true },
      showIf: isViolin,
    })
    .addRadio({
      path: 'densityNorm',
      name: t('options.density-norm.name', 'Widths'),
      description: t('options.density-norm.description', 'Equal areas, by number of values, or all equally wide'),
      category,
      defaultValue: defaultOptions.densityNorm,
      settings: {
        options: [
          { value: 'area', label: t('options.density-norm.area', 'Area') },
          { value: 'count', label: t('options.density-norm.count', 'Count') },
          { value: 'width', label: t('options.density-norm.width', 'Width') },
        ],
      },
      showIf: isViolin,
    })
    .addBooleanSwitch({
      path: 'isCommonNorm',
      name: t('options.is-common-norm.name', 'Compare widths over all parts'),
      category,
      defaultValue: defaultOptions.isCommonNorm,
      showIf: (options) => isViolin(options) && options.hueBy !== '',
    });
}

function addAxis(builder: Builder): void {
  const category = [t('options.categories.axis', 'Axis')];
  builder
    .addTextInput({
      path: 'axisTitle',
      name: t('options.axis-title.name', 'Title'),
      category,
      defaultValue: defaultOptions.axisTitle,
    })
    .addBooleanSwitch({
      path: 'isLog',
      name: t('options.is-log.name', 'Logarithmic'),
      category,
      defaultValue: defaultOptions.isLog,
    })
    .addBooleanSwitch({
      path: 'showCounts',
      name: t('options.show-counts.name', 'Number of values'),
      category,
      defaultValue: defaultOptions.showCounts,
    })
    .addBooleanSwitch({
      path: 'showThresholds',
      name: t('options.show-thresholds.name', 'Threshold lines'),
      description: t('options.show-thresholds.description', 'The thresholds of the standard options as dashed lines'),
      category,
      defaultValue: defaultOptions.showThresholds,
    })
    .addTextInput({
      path: 'thresholdLabel',
      name: t('options.threshold-label.name', 'Threshold label'),
      category,
      defaultValue: defaultOptions.thresholdLabel,
      settings: { placeholder: t('options.threshold-label.placeholder', 'SLA limit') },
      showIf: (options) => options.showThresholds,
    });
}

function addColors(builder: Builder): void {
  const category = [t('options.categories.colors', 'Colors')];
  builder
    .addSelect({
      path: 'palette',
      name: t('options.palette.name', 'Palette'),
      category,
      defaultValue: defaultOptions.palette,
      settings: { options: paletteChoices() },
    })
    .addSliderInput({
      path: 'fillOpacity',
      name: t('options.fill-opacity.name', 'Fill opacity'),
      category,
      defaultValue: defaultOptions.fillOpacity,
      settings: { min: 0, max: 100, step: 5 },
    })
    .addSliderInput({
      path: 'lineWidth',
      name: t('options.line-width.name', 'Line width'),
      category,
      defaultValue: defaultOptions.lineWidth,
      settings: { min: 0, max: 5, step: 0.5 },
    });
}

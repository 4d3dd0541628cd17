import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { categoricalPalettes } from '../../charts/color/categoricalPalettes';
import { addLegendOptions } from '../addLegendOptions';
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
}

const isViolin = (options: ViolinPanelOptions) => options.shape === 'violin';

function addGroups(builder: Builder): void {
  const category = ['Groups'];
  builder
    .addTextInput({
      path: 'groupBy',
      name: 'Group by',
      description: 'Label or text column; empty for a group a series, or the first text column of a table',
      category,
      defaultValue: defaultOptions.groupBy,
    })
    .addTextInput({
      path: 'hueBy',
      name: 'Part by',
      description: 'Label or text column that parts every group',
      category,
      defaultValue: defaultOptions.hueBy,
    })
    .addBooleanSwitch({
      path: 'isSplit',
      name: 'Split',
      description: 'Two parts share one violin, a half each',
      category,
      defaultValue: defaultOptions.isSplit,
      showIf: (options) => options.hueBy !== '',
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
          { value: 'median', label: 'Median' },
          { value: 'count', label: 'Count' },
        ],
      },
    })
    .addTextInput({
      path: 'variable',
      name: 'Selection variable',
      description: 'Dashboard variable that a selected group sets to its name',
      category,
      defaultValue: defaultOptions.variable,
    });
}

function addShape(builder: Builder): void {
  const category = ['Shape'];
  builder
    .addRadio({
      path: 'shape',
      name: 'Draw',
      category,
      defaultValue: defaultOptions.shape,
      settings: {
        options: [
          { value: 'violin', label: 'Violins' },
          { value: 'box', label: 'Box plots' },
        ],
      },
    })
    .addSelect({
      path: 'inner',
      name: 'Inside',
      category,
      defaultValue: defaultOptions.inner,
      settings: {
        options: [
          { value: 'box', label: 'Box' },
          { value: 'quartiles', label: 'Quartiles' },
          { value: 'points', label: 'Points' },
          { value: 'sticks', label: 'Sticks' },
          { value: 'none', label: 'Nothing' },
        ],
      },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'whiskerReach',
      name: 'Whiskers',
      description: 'Interquartile ranges that they reach at most',
      category,
      defaultValue: defaultOptions.whiskerReach,
      settings: { min: 0, step: 0.1 },
    })
    .addBooleanSwitch({
      path: 'showOutliers',
      name: 'Values past the whiskers',
      category,
      defaultValue: defaultOptions.showOutliers,
      showIf: isViolin,
    })
    .addRadio({
      path: 'isHorizontal',
      name: 'Orientation',
      category,
      defaultValue: defaultOptions.isHorizontal,
      settings: {
        options: [
          { value: false, label: 'Vertical' },
          { value: true, label: 'Horizontal' },
        ],
      },
    })
    .addSliderInput({
      path: 'width',
      name: 'Width',
      category,
      defaultValue: defaultOptions.width,
      settings: { min: 0.1, max: 1, step: 0.05 },
    })
    .addSliderInput({
      path: 'gap',
      name: 'Gap of split halves',
      category,
      defaultValue: defaultOptions.gap,
      settings: { min: 0, max: 20, step: 1 },
      showIf: (options) => options.isSplit,
    })
    .addNumberInput({
      path: 'minCount',
      name: 'Least values',
      description: 'Groups with fewer are drawn as points',
      category,
      defaultValue: defaultOptions.minCount,
      settings: { min: 2, integer: true },
      showIf: isViolin,
    });
}

function addDensity(builder: Builder): void {
  const category = ['Density'];
  builder
    .addRadio({
      path: 'bandwidth',
      name: 'Bandwidth',
      category,
      defaultValue: defaultOptions.bandwidth,
      settings: {
        options: [
          { value: 'scott', label: 'Scott' },
          { value: 'silverman', label: 'Silverman' },
          { value: 'factor', label: 'Factor' },
        ],
      },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'bandwidthFactor',
      name: 'Factor',
      description: 'Of the standard deviation',
      category,
      defaultValue: defaultOptions.bandwidthFactor,
      settings: { min: 0.001, step: 0.05 },
      showIf: (options) => isViolin(options) && options.bandwidth === 'factor',
    })
    .addSliderInput({
      path: 'adjust',
      name: 'Adjust',
      description: 'Multiplies the bandwidth: smaller shows more detail',
      category,
      defaultValue: defaultOptions.adjust,
      settings: { min: 0.1, max: 3, step: 0.1 },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'cut',
      name: 'Cut',
      description: 'Bandwidths that a violin goes on past its extreme values; 0 ends it there',
      category,
      defaultValue: defaultOptions.cut,
      settings: { min: 0, step: 0.5 },
      showIf: isViolin,
    })
    .addNumberInput({
      path: 'gridSize',
      name: 'Points of the curve',
      category,
      defaultValue: defaultOptions.gridSize,
      settings: { min: 10, max: 1000, integer: true },
      showIf: isViolin,
    })
    .addRadio({
      path: 'densityNorm',
      name: 'Widths',
      description: 'Equal areas, by number of values, or all equally wide',
      category,
      defaultValue: defaultOptions.densityNorm,
      settings: {
        options: [
          { value: 'area', label: 'Area' },
          { value: 'count', label: 'Count' },
          { value: 'width', label: 'Width' },
        ],
      },
      showIf: isViolin,
    })
    .addBooleanSwitch({
      path: 'isCommonNorm',
      name: 'Compare widths over all parts',
      category,
      defaultValue: defaultOptions.isCommonNorm,
      showIf: (options) => isViolin(options) && options.hueBy !== '',
    });
}

function addAxis(builder: Builder): void {
  const category = ['Axis'];
  builder
    .addTextInput({ path: 'axisTitle', name: 'Title', category, defaultValue: defaultOptions.axisTitle })
    .addBooleanSwitch({ path: 'isLog', name: 'Logarithmic', category, defaultValue: defaultOptions.isLog })
    .addBooleanSwitch({
      path: 'showCounts',
      name: 'Number of values',
      category,
      defaultValue: defaultOptions.showCounts,
    })
    .addBooleanSwitch({
      path: 'showThresholds',
      name: 'Threshold lines',
      description: 'The thresholds of the standard options as dashed lines',
      category,
      defaultValue: defaultOptions.showThresholds,
    })
    .addTextInput({
      path: 'thresholdLabel',
      name: 'Threshold label',
      category,
      defaultValue: defaultOptions.thresholdLabel,
      settings: { placeholder: 'SLA limit' },
      showIf: (options) => options.showThresholds,
    });
}

function addColors(builder: Builder): void {
  const category = ['Colors'];
  builder
    .addSelect({
      path: 'palette',
      name: 'Palette',
      category,
      defaultValue: defaultOptions.palette,
      settings: {
        options: [
          { value: 'field', label: 'Color scheme of the standard options' },
          ...categoricalPalettes.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
    })
    .addSliderInput({
      path: 'fillOpacity',
      name: 'Fill opacity',
      category,
      defaultValue: defaultOptions.fillOpacity,
      settings: { min: 0, max: 100, step: 5 },
    })
    .addSliderInput({
      path: 'lineWidth',
      name: 'Line width',
      category,
      defaultValue: defaultOptions.lineWidth,
      settings: { min: 0, max: 5, step: 0.5 },
    });
}

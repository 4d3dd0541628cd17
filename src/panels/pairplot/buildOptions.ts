import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { categoricalPalettes } from '../../charts/color/categoricalPalettes';
import { colorSchemes } from '../../charts/color/colorSchemes';
import { addLegendOptions } from '../addLegendOptions';
import { defaultOptions, type PairplotPanelOptions } from './options';
import { variableChoices } from './variableChoices';

type Builder = PanelOptionsEditorBuilder<PairplotPanelOptions>;

/** The option pane of the pairplot. */
export function buildOptions(builder: Builder): void {
  addVariables(builder);
  addCells(builder);
  addColors(builder);
  addLegendOptions(builder, defaultOptions.legend);
}

function addVariables(builder: Builder): void {
  const category = ['Variables'];
  builder
    .addMultiSelect({
      path: 'variables',
      name: 'Variables',
      description: 'All when empty',
      category,
      settings: { options: [], getOptions: variableChoices },
    })
    .addNumberInput({
      path: 'maxVariables',
      name: 'At most',
      description: 'More are left out, and the panel says so',
      category,
      defaultValue: defaultOptions.maxVariables,
      settings: { min: 2, max: 20, integer: true },
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

function addCells(builder: Builder): void {
  const category = ['Cells'];
  builder
    .addRadio({
      path: 'isCorner',
      name: 'Grid',
      category,
      defaultValue: defaultOptions.isCorner,
      settings: {
        options: [
          { value: true, label: 'Corner' },
          { value: false, label: 'Full' },
        ],
      },
    })
    .addRadio({
      path: 'diagonal',
      name: 'Diagonal',
      category,
      defaultValue: defaultOptions.diagonal,
      settings: {
        options: [
          { value: 'density', label: 'Density' },
          { value: 'histogram', label: 'Histogram' },
          { value: 'none', label: 'Nothing' },
        ],
      },
    })
    .addRadio({
      path: 'kind',
      name: 'Pairs',
      description: 'Auto: points, or hexagons where there are more than 5000',
      category,
      defaultValue: defaultOptions.kind,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'points', label: 'Points' },
          { value: 'hexagons', label: 'Hexagons' },
          { value: 'contours', label: 'Contours' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showRegression',
      name: 'Regression line',
      description: 'With its 95 % interval',
      category,
      defaultValue: defaultOptions.showRegression,
    })
    .addBooleanSwitch({
      path: 'showCorrelation',
      name: 'Correlation',
      category,
      defaultValue: defaultOptions.showCorrelation,
    })
    .addSliderInput({
      path: 'pointSize',
      name: 'Point size',
      category,
      defaultValue: defaultOptions.pointSize,
      settings: { min: 1, max: 15, step: 0.5 },
    })
    .addSliderInput({
      path: 'opacity',
      name: 'Opacity',
      category,
      defaultValue: defaultOptions.opacity,
      settings: { min: 5, max: 100, step: 5 },
    });
}

function addColors(builder: Builder): void {
  const category = ['Colors'];
  builder
    .addSelect({
      path: 'colorBy',
      name: 'Color by',
      category,
      defaultValue: defaultOptions.colorBy,
      settings: {
        options: [
          { value: 'none', label: 'One color' },
          { value: 'label', label: 'Label', description: 'Series that differ in it only become one variable' },
          { value: 'cluster', label: 'Cluster', description: 'k-means of the scaled variables' },
          { value: 'anomaly', label: 'Anomaly', description: 'Far from the others by Mahalanobis distance' },
          { value: 'time', label: 'Time' },
        ],
      },
    })
    .addTextInput({
      path: 'colorLabel',
      name: 'Label',
      description: 'Label or text column; empty for the first that tells samples apart',
      category,
      defaultValue: defaultOptions.colorLabel,
      showIf: (options) => options.colorBy === 'label',
    })
    .addNumberInput({
      path: 'clusterCount',
      name: 'Clusters',
      category,
      defaultValue: defaultOptions.clusterCount,
      settings: { min: 1, max: 20, integer: true },
      showIf: (options) => options.colorBy === 'cluster',
    })
    .addNumberInput({
      path: 'anomalyConfidence',
      name: 'Confidence',
      description: 'Share of normal samples that an anomaly lies beyond',
      category,
      defaultValue: defaultOptions.anomalyConfidence,
      settings: { min: 0.5, max: 0.999999, step: 0.001 },
      showIf: (options) => options.colorBy === 'anomaly',
    })
    .addSelect({
      path: 'palette',
      name: 'Palette',
      category,
      defaultValue: defaultOptions.palette,
      settings: { options: categoricalPalettes.map(({ id, name }) => ({ value: id, label: name })) },
      showIf: (options) => options.colorBy !== 'anomaly',
    })
    .addSelect({
      path: 'timeScheme',
      name: 'Colors of time',
      category,
      defaultValue: defaultOptions.timeScheme,
      settings: {
        options: colorSchemes
          .filter(({ kind }) => kind === 'sequential')
          .map(({ id, name }) => ({ value: id, label: name })),
      },
      showIf: (options) => options.colorBy === 'time',
    })
    .addBooleanSwitch({
      path: 'hasShapes',
      name: 'Shape for each group',
      category,
      defaultValue: defaultOptions.hasShapes,
      showIf: (options) => options.colorBy === 'label' || options.colorBy === 'cluster',
    })
    .addTextInput({
      path: 'variable',
      name: 'Selection variable',
      description: 'Dashboard variable that takes the names of selected rows',
      category,
      defaultValue: defaultOptions.variable,
    });
}

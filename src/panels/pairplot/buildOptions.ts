import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

import { addLegendOptions } from '../kit/options/addLegendOptions';
import { addToleranceOption } from '../kit/options/addToleranceOption';
import { paletteChoices } from '../kit/options/paletteChoices';
import { schemeChoices } from '../kit/options/schemeChoices';
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
  const category = [t('options.categories.variables', 'Variables')];
  builder
    .addMultiSelect({
      path: 'variables',
      name: t('options.variables.name', 'Variables'),
      description: t('options.variables.description', 'All when empty'),
      category,
      settings: { options: [], getOptions: variableChoices },
    })
    .addNumberInput({
      path: 'maxVariables',
      name: t('options.max-variables.name', 'At most'),
      description: t('options.max-variables.description', 'More are left out, and the panel says so'),
      category,
      defaultValue: defaultOptions.maxVariables,
      settings: { min: 2, max: 20, integer: true },
    });
  addToleranceOption(builder, category, defaultOptions);
}

function addCells(builder: Builder): void {
  const category = [t('options.categories.cells', 'Cells')];
  builder
    .addRadio({
      path: 'isCorner',
      name: t('options.is-corner.name', 'Grid'),
      category,
      defaultValue: defaultOptions.isCorner,
      settings: {
        options: [
          { value: true, label: t('options.is-corner.true', 'Corner') },
          { value: false, label: t('options.is-corner.false', 'Full') },
        ],
      },
    })
    .addRadio({
      path: 'diagonal',
      name: t('options.diagonal.name', 'Diagonal'),
      category,
      defaultValue: defaultOptions.diagonal,
      settings: {
        options: [
          { value: 'density', label: t('options.diagonal.density', 'Density') },
          { value: 'histogram', label: t('options.diagonal.histogram', 'Histogram') },
          { value: 'none', label: t('options.diagonal.none', 'Nothing') },
        ],
      },
    })
    .addSelect({
      path: 'kind',
      name: t('options.kind.name', 'Pairs'),
      description: t('options.kind.description', 'Auto: points, or hexagons where there are more than 5000'),
      category,
      defaultValue: defaultOptions.kind,
      settings: {
        options: [
          { value: 'auto', label: t('options.kind.auto', 'Auto') },
          { value: 'points', label: t('options.kind.points', 'Points') },
          { value: 'hexagons', label: t('options.kind.hexagons', 'Hexagons') },
          { value: 'contours', label: t('options.kind.contours', 'Contours') },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showRegression',
      name: t('options.show-regression.name', 'Regression line'),
      description: t('options.show-regression.description', 'With its 95 % interval'),
      category,
      defaultValue: defaultOptions.showRegression,
    })
    .addBooleanSwitch({
      path: 'showCorrelation',
      name: t('options.show-correlation.name', 'Correlation'),
      category,
      defaultValue: defaultOptions.showCorrelation,
    })
    .addSliderInput({
      path: 'pointSize',
      name: t('options.point-size.name', 'Point size'),
      category,
      defaultValue: defaultOptions.pointSize,
      settings: { min: 1, max: 15, step: 0.5 },
    })
    .addSliderInput({
      path: 'opacity',
      name: t('options.opacity.name', 'Opacity'),
      category,
      defaultValue: defaultOptions.opacity,
      settings: { min: 5, max: 100, step: 5 },
    });
}

function addColors(builder: Builder): void {
  const category = [t('options.categories.colors', 'Colors')];
  builder
    .addSelect({
      path: 'colorBy',
      name: t('options.color-by.name', 'Color by'),
      category,
      defaultValue: defaultOptions.colorBy,
      settings: {
        options: [
          { value: 'none', label: t('options.color-by.none', 'One color') },
          {
            value: 'label',
            label: t('options.color-by.label', 'Label'),
            description: t('options.color-by.label-description', 'Series that differ in it only become one variable'),
          },
          {
            value: 'cluster',
            label: t('options.color-by.cluster', 'Cluster'),
            description: t('options.color-by.cluster-description', 'k-means of the scaled variables'),
          },
          {
            value: 'anomaly',
            label: t('options.color-by.anomaly', 'Anomaly'),
            description: t('options.color-by.anomaly-description', 'Far from the others by Mahalanobis distance'),
          },
          { value: 'time', label: t('options.color-by.time', 'Time') },
        ],
      },
    })
    .addTextInput({
      path: 'colorLabel',
      name: t('options.color-label.name', 'Label'),
      description: t(
        'options.color-label.description',
        'Label or text column; empty for the first that tells samples apart'
      ),
      category,
      defaultValue: defaultOptions.colorLabel,
      showIf: (options) => options.colorBy === 'label',
    })
    .addNumberInput({
      path: 'clusterCount',
      name: t('options.cluster-count.name', 'Clusters'),
      category,
      defaultValue: defaultOptions.clusterCount,
      settings: { min: 1, max: 20, integer: true },
      showIf: (options) => options.colorBy === 'cluster',
    })
    .addNumberInput({
      path: 'anomalyConfidence',
      name: t('options.anomaly-confidence.name', 'Confidence'),
      description: t('options.anomaly-confidence.description', 'Share of normal samples that an anomaly lies beyond'),
      category,
      defaultValue: defaultOptions.anomalyConfidence,
      settings: { min: 0.5, max: 0.999999, step: 0.001 },
      showIf: (options) => options.colorBy === 'anomaly',
    })
    .addSelect({
      path: 'palette',
      name: t('options.palette.name', 'Palette'),
      category,
      defaultValue: defaultOptions.palette,
      settings: { options: paletteChoices() },
      showIf: (options) => options.colorBy !== 'anomaly',
    })
    .addSelect({
      path: 'timeScheme',
      name: t('options.time-scheme.name', 'Colors of time'),
      category,
      defaultValue: defaultOptions.timeScheme,
      settings: {
        options: schemeChoices('sequential'),
      },
      showIf: (options) => options.colorBy === 'time',
    })
    .addBooleanSwitch({
      path: 'hasShapes',
      name: t('options.has-shapes.name', 'Shape for each group'),
      category,
      defaultValue: defaultOptions.hasShapes,
      showIf: (options) => options.colorBy === 'label' || options.colorBy === 'cluster',
    })
    .addTextInput({
      path: 'variable',
      name: t('options.variable.name', 'Selection variable'),
      description: t('options.variable.description', 'Dashboard variable that takes the names of selected rows'),
      category,
      defaultValue: defaultOptions.variable,
    });
}

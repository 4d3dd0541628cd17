import { type DiagonalKind, type PairKind } from '../../charts/pairplot/pairplotData';
import { t } from '@grafana/i18n';
import { paletteChoices } from '../kit/options/paletteChoices';
import { schemeChoices } from '../kit/options/schemeChoices';
import { variableChoices } from './variableChoices';
import { legendSection } from '../kit/options/legendSection';
import { multiSelectOption } from '../kit/options/multiSelectOption';
import { numberOption } from '../kit/options/numberOption';
import { optionSection } from '../kit/options/optionSection';
import { radioOption } from '../kit/options/radioOption';
import { selectOption } from '../kit/options/selectOption';
import { sliderOption } from '../kit/options/sliderOption';
import { switchOption } from '../kit/options/switchOption';
import { textOption } from '../kit/options/textOption';
import { toleranceOption } from '../kit/options/toleranceOption';
import { optionPane, type OptionsOf } from '../kit/options/optionPane';

const variables = optionSection(() => t('options.categories.variables', 'Variables'), {
  /** Names of the variables that are shown, in this order; empty: all. */
  variables: multiSelectOption({
    name: () => t('options.variables.name', 'Variables'),
    description: () => t('options.variables.description', 'All when empty'),
    default: [],
    choicesOf: variableChoices,
  }),
  maxVariables: numberOption({
    name: () => t('options.max-variables.name', 'At most'),
    description: () => t('options.max-variables.description', 'More are left out, and the panel says so'),
    default: 8,
    min: 2,
    max: 20,
    integer: true,
  }),
  toleranceSeconds: toleranceOption(30),
});

const cells = optionSection(() => t('options.categories.cells', 'Cells'), {
  isCorner: radioOption<boolean>({
    name: () => t('options.is-corner.name', 'Grid'),
    default: true,
    choices: () => [
      { value: true, label: t('options.is-corner.true', 'Corner') },
      { value: false, label: t('options.is-corner.false', 'Full') },
    ],
  }),
  diagonal: radioOption<DiagonalKind>({
    name: () => t('options.diagonal.name', 'Diagonal'),
    default: 'density',
    choices: () => [
      { value: 'density', label: t('options.diagonal.density', 'Density') },
      { value: 'histogram', label: t('options.diagonal.histogram', 'Histogram') },
      { value: 'none', label: t('options.diagonal.none', 'Nothing') },
    ],
  }),
  /** `auto`: points, or hexagons where there are too many of them. */
  kind: selectOption<PairKind | 'auto'>({
    name: () => t('options.kind.name', 'Pairs'),
    description: () => t('options.kind.description', 'Auto: points, or hexagons where there are more than 5000'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.kind.auto', 'Auto') },
      { value: 'points', label: t('options.kind.points', 'Points') },
      { value: 'hexagons', label: t('options.kind.hexagons', 'Hexagons') },
      { value: 'contours', label: t('options.kind.contours', 'Contours') },
    ],
  }),
  showRegression: switchOption({
    name: () => t('options.show-regression.name', 'Regression line'),
    description: () => t('options.show-regression.description', 'With its 95 % interval'),
    default: false,
  }),
  showCorrelation: switchOption({ name: () => t('options.show-correlation.name', 'Correlation'), default: true }),
  pointSize: sliderOption({
    name: () => t('options.point-size.name', 'Point size'),
    default: 5,
    min: 1,
    max: 15,
    step: 0.5,
  }),
  opacity: sliderOption({ name: () => t('options.opacity.name', 'Opacity'), default: 60, min: 5, max: 100, step: 5 }),
});

const colors = optionSection(() => t('options.categories.colors', 'Colors'), {
  colorBy: selectOption<'none' | 'label' | 'cluster' | 'anomaly' | 'time'>({
    name: () => t('options.color-by.name', 'Color by'),
    default: 'none',
    choices: () => [
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
  }),
  /** Label (or text column); empty: the first that tells samples apart. */
  colorLabel: textOption({
    name: () => t('options.color-label.name', 'Label'),
    description: () =>
      t('options.color-label.description', 'Label or text column; empty for the first that tells samples apart'),
    default: '',
  }),
  clusterCount: numberOption({
    name: () => t('options.cluster-count.name', 'Clusters'),
    default: 3,
    min: 1,
    max: 20,
    integer: true,
  }),
  /** Share of normal samples that an anomaly lies beyond. */
  anomalyConfidence: numberOption({
    name: () => t('options.anomaly-confidence.name', 'Confidence'),
    description: () =>
      t('options.anomaly-confidence.description', 'Share of normal samples that an anomaly lies beyond'),
    default: 0.999,
    min: 0.5,
    max: 0.999999,
    step: 0.001,
  }),
  palette: selectOption<string>({
    name: () => t('options.palette.name', 'Palette'),
    default: 'colorblind',
    choices: () => paletteChoices(),
  }),
  timeScheme: selectOption<string>({
    name: () => t('options.time-scheme.name', 'Colors of time'),
    default: 'viridis',
    choices: () => schemeChoices('sequential'),
  }),
  hasShapes: switchOption({ name: () => t('options.has-shapes.name', 'Shape for each group'), default: false }),
  variable: textOption({
    name: () => t('options.variable.name', 'Selection variable'),
    description: () => t('options.variable.description', 'Dashboard variable that takes the names of selected rows'),
    default: '',
  }),
});

const legend = legendSection({ default: { showLegend: true, displayMode: 'list', placement: 'bottom' } });

const pane = optionPane(variables, cells, colors, legend);

export type PairplotPanelOptions = OptionsOf<typeof pane>;

export const defaultOptions: PairplotPanelOptions = pane.defaults;

/** The option pane of the pairplot. */
export const buildOptions = pane.shownIf({
  colorLabel: (options) => options.colorBy === 'label',
  clusterCount: (options) => options.colorBy === 'cluster',
  anomalyConfidence: (options) => options.colorBy === 'anomaly',
  palette: (options) => options.colorBy !== 'anomaly',
  timeScheme: (options) => options.colorBy === 'time',
  hasShapes: (options) => options.colorBy === 'label' || options.colorBy === 'cluster',
});

import { type DendrogramOrientation } from '../../charts/dendrogram/layout';
import { type DistanceMetric } from '../../core/clustering/distances/distanceMetric';
import { type LeafSort } from '../../core/clustering/trees/leafOrder';
import { type LinkageMethod } from '../../core/clustering/trees/linkageTree';
import { type FeatureSource, type SeriesValue } from '../kit/items/itemNumbers';
import { t } from '@grafana/i18n';
import { linkageChoices } from '../kit/options/linkageChoices';
import { metricChoices } from '../kit/options/metricChoices';
import { paletteChoices } from '../kit/options/paletteChoices';
import { seriesValueChoices } from '../kit/options/seriesValueChoices';
import { numberOption } from '../kit/options/numberOption';
import { optionSection } from '../kit/options/optionSection';
import { radioOption } from '../kit/options/radioOption';
import { selectOption } from '../kit/options/selectOption';
import { switchOption } from '../kit/options/switchOption';
import { textOption } from '../kit/options/textOption';
import { toleranceOption } from '../kit/options/toleranceOption';
import { optionPane, type OptionsOf } from '../kit/options/optionPane';

const items = optionSection(() => t('options.categories.items', 'Items'), {
  source: selectOption<FeatureSource | 'auto'>({
    name: () => t('options.source.name', 'Compare'),
    description: () =>
      t('options.source.description', 'What tells time series apart; a table is always compared row by row'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.source.auto', 'Auto') },
      { value: 'course', label: t('options.source.course', 'Series, sample by sample') },
      { value: 'summary', label: t('options.source.summary', 'Series, by mean, p99, spread, trend …') },
      { value: 'queries', label: t('options.source.queries', 'Label sets, a feature for each metric') },
    ],
  }),
  value: selectOption<SeriesValue>({
    name: () => t('options.value.name', 'Value of a metric'),
    default: 'mean',
    choices: () => seriesValueChoices(),
  }),
  /** Features to one scale before distances are taken. */
  isScaled: switchOption({
    name: () => t('options.is-scaled.name', 'Scale features'),
    description: () =>
      t('options.is-scaled.description', 'To mean 0 and deviation 1, so that large numbers do not drown small ones'),
    default: true,
  }),
  toleranceSeconds: toleranceOption(30),
});

const tree = optionSection(() => t('options.categories.tree', 'Tree'), {
  method: selectOption<LinkageMethod>({
    name: () => t('options.method.name', 'Linkage'),
    default: 'ward',
    choices: () => linkageChoices(['ward', 'average', 'complete', 'single', 'weighted', 'centroid', 'median']),
  }),
  /** `auto`: correlation for series compared sample by sample, else Euclidean. */
  metric: selectOption<DistanceMetric | 'auto'>({
    name: () => t('options.metric.name', 'Distance'),
    default: 'auto',
    choices: () => [{ value: 'auto', label: t('options.metric.auto', 'Auto') }, ...metricChoices()],
  }),
  /** Of the Minkowski distance. */
  power: numberOption({
    name: () => t('options.power.name', 'Power'),
    description: () => t('options.power.description', '1 is city block, 2 Euclidean'),
    default: 3,
    min: 0.1,
    step: 0.5,
  }),
  sort: selectOption<LeafSort>({
    name: () => t('options.sort.name', 'Order of branches'),
    default: 'none',
    choices: () => [
      { value: 'none', label: t('options.sort.none', 'As merged') },
      { value: 'count-ascending', label: t('options.sort.count-ascending', 'Smaller first') },
      { value: 'count-descending', label: t('options.sort.count-descending', 'Larger first') },
      { value: 'distance-ascending', label: t('options.sort.distance-ascending', 'Tighter first') },
      { value: 'distance-descending', label: t('options.sort.distance-descending', 'Looser first') },
    ],
  }),
  isOptimal: switchOption({
    name: () => t('options.is-optimal.name', 'Optimal leaf order'),
    description: () =>
      t('options.is-optimal.description', 'Neighbouring leaves as alike as the tree allows; up to 500 items'),
    default: false,
  }),
  truncation: radioOption<'none' | 'lastp' | 'level'>({
    name: () => t('options.truncation.name', 'Truncate'),
    default: 'none',
    choices: () => [
      { value: 'none', label: t('options.truncation.none', 'No') },
      { value: 'lastp', label: t('options.truncation.lastp', 'To leaves') },
      { value: 'level', label: t('options.truncation.level', 'To levels') },
    ],
  }),
  truncateTo: numberOption({
    name: () => t('options.truncate-to.name', 'Leaves or levels'),
    default: 30,
    min: 1,
    integer: true,
  }),
});

const groups = optionSection(() => t('options.categories.groups', 'Groups'), {
  colorBy: radioOption<'auto' | 'height' | 'count'>({
    name: () => t('options.color-by.name', 'Cut'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.color-by.auto', '70 % of the height') },
      { value: 'height', label: t('options.color-by.height', 'At a distance') },
      { value: 'count', label: t('options.color-by.count', 'Into groups') },
    ],
  }),
  colorHeight: numberOption({
    name: () => t('options.color-height.name', 'Distance'),
    description: () => t('options.color-height.description', 'The cut line can be dragged in the panel, too'),
    default: 1,
    min: 0,
  }),
  clusterCount: numberOption({
    name: () => t('options.cluster-count.name', 'Groups'),
    default: 3,
    min: 1,
    integer: true,
  }),
  palette: selectOption<string>({
    name: () => t('options.palette.name', 'Colors'),
    default: 'colorblind',
    choices: () => paletteChoices(),
  }),
  showCut: switchOption({ name: () => t('options.show-cut.name', 'Cut line'), default: true }),
});

const appearance = optionSection(() => t('options.categories.appearance', 'Appearance'), {
  orientation: radioOption<DendrogramOrientation>({
    name: () => t('options.orientation.name', 'Root'),
    default: 'top',
    choices: () => [
      { value: 'top', label: t('options.orientation.top', 'Top') },
      { value: 'left', label: t('options.orientation.left', 'Left') },
      { value: 'bottom', label: t('options.orientation.bottom', 'Bottom') },
      { value: 'right', label: t('options.orientation.right', 'Right') },
    ],
  }),
  showLabels: switchOption({ name: () => t('options.show-labels.name', 'Labels'), default: true }),
  labelRotation: radioOption<'auto' | 0 | 45 | 90>({
    name: () => t('options.label-rotation.name', 'Label rotation'),
    default: 'auto',
    choices: () => [
      { value: 'auto', label: t('options.label-rotation.auto', 'Auto') },
      { value: 0, label: '0°' },
      { value: 45, label: '45°' },
      { value: 90, label: '90°' },
    ],
  }),
  showLeafCounts: switchOption({
    name: () => t('options.show-leaf-counts.name', 'Sizes of truncated branches'),
    default: true,
  }),
  showAxis: switchOption({ name: () => t('options.show-axis.name', 'Distance axis'), default: true }),
  variable: textOption({
    name: () => t('options.variable.name', 'Selection variable'),
    description: () =>
      t('options.variable.description', 'Dashboard variable that takes the names of a selected branch'),
    default: '',
  }),
});

const pane = optionPane(items, tree, groups, appearance);

export type DendrogramPanelOptions = OptionsOf<typeof pane>;

export const defaultOptions: DendrogramPanelOptions = pane.defaults;

/** The option pane of the dendrogram. */
export const buildOptions = pane.shownIf({
  value: (options) => options.source === 'queries' || options.source === 'auto',
  power: (options) => options.metric === 'minkowski',
  isOptimal: (options) => options.sort === 'none',
  truncateTo: (options) => options.truncation !== 'none',
  colorHeight: (options) => options.colorBy === 'height',
  clusterCount: (options) => options.colorBy === 'count',
  labelRotation: (options) => options.showLabels && (options.orientation === 'top' || options.orientation === 'bottom'),
  showLeafCounts: (options) => options.truncation !== 'none',
});

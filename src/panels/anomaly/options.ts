import { t } from '@grafana/i18n';
import { numberOption } from '../kit/options/numberOption';
import { optionSection } from '../kit/options/optionSection';
import { selectOption } from '../kit/options/selectOption';
import { switchOption } from '../kit/options/switchOption';
import { textOption } from '../kit/options/textOption';
import { optionPane, type OptionsOf } from '../kit/options/optionPane';

const lanes = optionSection(() => t('options.categories.lanes', 'Lanes'), {
  order: selectOption<'highest' | 'last' | 'name' | 'input'>({
    name: () => t('options.order.name', 'Order'),
    default: 'highest',
    choices: () => [
      { value: 'highest', label: t('options.order.highest', 'Highest score in view') },
      { value: 'last', label: t('options.order.last', 'Latest score') },
      { value: 'name', label: t('options.order.by-name', 'Name') },
      { value: 'input', label: t('options.order.input', 'As queried') },
    ],
  }),
  /** Lanes on a page. */
  lanes: numberOption({
    name: () => t('options.lanes.name', 'Lanes on a page'),
    default: 10,
    min: 1,
    max: 500,
    integer: true,
  }),
  /** Lanes without an unusual value, too. */
  showUsual: switchOption({ name: () => t('options.show-usual.name', 'Usual series, too'), default: false }),
  /** Label whose value names a lane; empty: the series' name. */
  laneLabel: textOption({
    name: () => t('options.lane-label.name', 'Name by label'),
    description: () =>
      t('options.lane-label.description', 'Label whose value names a lane, instead of the series’ name'),
    default: '',
  }),
});

const focus = optionSection(() => t('options.categories.focus', 'Series in focus'), {
  showBand: switchOption({ name: () => t('options.show-band.name', 'Band'), default: true }),
  showExpected: switchOption({ name: () => t('options.show-expected.name', 'Expected value'), default: true }),
  showAnomalies: switchOption({ name: () => t('options.show-anomalies.name', 'Anomalies'), default: true }),
  /** The dashboard's annotations. */
  showEvents: switchOption({
    name: () => t('options.show-events.name', 'Known events'),
    description: () => t('options.show-events.description', 'The dashboard’s annotations'),
    default: true,
  }),
  showScale: switchOption({ name: () => t('options.show-scale.name', 'Scale of scores'), default: true }),
});

const interaction = optionSection(() => t('options.categories.interaction', 'Interaction'), {
  /** Dashboard variable that a selected series' name goes to. */
  variable: textOption({
    name: () => t('options.variable.name', 'Selection variable'),
    description: () => t('options.variable.description', 'Dashboard variable that a selected series sets to its name'),
    default: '',
  }),
});

const pane = optionPane(lanes, focus, interaction);

export type AnomalyPanelOptions = OptionsOf<typeof pane>;

export const defaultOptions: AnomalyPanelOptions = pane.defaults;

/** The option pane of the anomaly panel. */
export const buildOptions = pane.shownIf({});

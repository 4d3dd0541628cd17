import { t } from '@grafana/i18n';
import { numberOption } from '../kit/options/numberOption';
import { optionPane, type OptionsOf } from '../kit/options/optionPane';
import { optionSection } from '../kit/options/optionSection';
import { radioOption } from '../kit/options/radioOption';
import { switchOption } from '../kit/options/switchOption';
import { textOption } from '../kit/options/textOption';

const suspects = optionSection(() => t('options.categories.suspects', 'Suspects'), {
  suspects: numberOption({
    name: () => t('options.suspects.name', 'Suspects shown'),
    default: 5,
    min: 1,
    max: 50,
    integer: true,
  }),
  showGraph: switchOption({
    name: () => t('options.show-graph.name', 'Small graph'),
    description: () =>
      t('options.show-graph.description', 'The course of the most suspect metric; format “Everything”'),
    default: true,
  }),
  showRuledOut: switchOption({ name: () => t('options.show-ruled-out.name', 'Ruled-out services'), default: true }),
  showFrame: switchOption({
    name: () => t('options.show-frame.name', 'What was looked at'),
    description: () => t('options.show-frame.description', 'Window, comparison, series and step, in a line'),
    default: true,
  }),
  textSize: radioOption<'small' | 'medium' | 'large'>({
    name: () => t('options.text-size.name', 'Text size'),
    default: 'medium',
    choices: () => [
      { value: 'small', label: t('options.text-size.small', 'Small') },
      { value: 'medium', label: t('options.text-size.medium', 'Medium') },
      { value: 'large', label: t('options.text-size.large', 'Large') },
    ],
  }),
});

const interaction = optionSection(() => t('options.categories.interaction', 'Interaction'), {
  showInvestigate: switchOption({
    name: () => t('options.show-investigate.name', 'Link to Investigate'),
    default: true,
  }),
  /** Dashboard variable that an opened suspect's name goes to. */
  variable: textOption({
    name: () => t('options.variable.name', 'Selection variable'),
    description: () => t('options.variable.description', 'Dashboard variable that an opened suspect sets to its name'),
    default: '',
  }),
});

const pane = optionPane(suspects, interaction);

export type RootCausePanelOptions = OptionsOf<typeof pane>;

export const defaultOptions: RootCausePanelOptions = pane.defaults;

/** The option pane of the root-cause panel. */
export const buildOptions = pane.shownIf({});

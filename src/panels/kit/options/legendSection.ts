import { type PanelOptionsEditorBuilder, type SelectableValue, standardEditorsRegistry } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type LegendOptions } from '../chart/legendOptions';
import { type DeclaredOption, type OptionPlace } from './declaredOption';
import { type OptionSection, optionSection } from './optionSection';

interface LegendOption {
  readonly default: LegendOptions;
  /** What the legend can say of each entry: Grafana's own calculations, or choices of the panel. */
  readonly values?: 'calculations' | (() => ReadonlyArray<SelectableValue<string>>);
}

/** The legend's section of an option pane: the option `legend`. */
export function legendSection(option: LegendOption): OptionSection<{ readonly legend: DeclaredOption<LegendOptions> }> {
  return optionSection(() => t('options.categories.legend', 'Legend'), {
    legend: {
      default: option.default,
      addTo: (builder, place) => {
        addLegend(builder, place, option);
        if (option.values !== undefined) {
          addValues(builder, place, option.default, option.values);
        }
      },
    },
  });
}

function addLegend<Options>(
  builder: PanelOptionsEditorBuilder<Options>,
  { category, valueIn }: OptionPlace<Options, LegendOptions>,
  option: LegendOption
): void {
  const isShown = (options: Options) => valueIn(options).showLegend;
  builder
    .addBooleanSwitch({
      path: 'legend.showLegend',
      name: t('options.legend-show-legend.name', 'Visibility'),
      category,
      defaultValue: option.default.showLegend,
    })
    .addRadio({
      path: 'legend.displayMode',
      name: t('options.legend-display-mode.name', 'Mode'),
      category,
      defaultValue: option.default.displayMode,
      settings: {
        options: [
          { value: 'list', label: t('options.legend-display-mode.list', 'List') },
          { value: 'table', label: t('options.legend-display-mode.table', 'Table') },
        ],
      },
      showIf: isShown,
    })
    .addRadio({
      path: 'legend.placement',
      name: t('options.legend-placement.name', 'Placement'),
      category,
      defaultValue: option.default.placement,
      settings: {
        options: [
          { value: 'bottom', label: t('options.legend-placement.bottom', 'Bottom') },
          { value: 'right', label: t('options.legend-placement.right', 'Right') },
        ],
      },
      showIf: isShown,
    })
    .addNumberInput({
      path: 'legend.width',
      name: t('options.legend-width.name', 'Width'),
      category,
      settings: { placeholder: t('options.legend-width.placeholder', 'Auto'), min: 40, integer: true },
      showIf: (options) => isShown(options) && valueIn(options).placement === 'right',
    });
}

/** What is said of each entry, beside its name or as columns of a table. */
function addValues<Options>(
  builder: PanelOptionsEditorBuilder<Options>,
  { category, valueIn }: OptionPlace<Options, LegendOptions>,
  defaults: LegendOptions,
  values: NonNullable<LegendOption['values']>
): void {
  const isOwn = values !== 'calculations';
  builder.addCustomEditor({
    id: 'legend.calcs',
    path: 'legend.calcs',
    name: t('options.legend-calcs.name', 'Values'),
    description: t('options.legend-calcs.description', 'Said of every entry, beside its name or as columns'),
    category,
    editor: standardEditorsRegistry.get(isOwn ? 'multi-select' : 'stats-picker').editor,
    defaultValue: [...(defaults.calcs ?? [])],
    settings: isOwn ? { options: values() } : { allowMultiple: true },
    showIf: (options) => valueIn(options).showLegend,
  });
}

import { type PanelOptionsEditorBuilder, type SelectableValue, standardEditorsRegistry } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type LegendOptions } from '../chart/legendOptions';

/**
 * What the legend says of each entry, beside its name or as columns of a table: Grafana's own calculations, or the choices
 * of a panel that has others.
 */
export function addLegendValues<T extends { readonly legend: LegendOptions }>(
  builder: PanelOptionsEditorBuilder<T>,
  defaults: LegendOptions,
  choices?: ReadonlyArray<SelectableValue<string>>
): void {
  builder.addCustomEditor({
    id: 'legend.calcs',
    path: 'legend.calcs',
    name: t('options.legend-calcs.name', 'Values'),
    description: t('options.legend-calcs.description', 'Said of every entry, beside its name or as columns'),
    category: [t('options.categories.legend', 'Legend')],
    editor: standardEditorsRegistry.get(choices ? 'multi-select' : 'stats-picker').editor,
    defaultValue: [...(defaults.calcs ?? [])],
    settings: choices ? { options: choices } : { allowMultiple: true },
    showIf: (options) => options.legend.showLegend,
  });
}

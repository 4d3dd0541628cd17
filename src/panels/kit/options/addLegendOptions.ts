import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type LegendOptions } from '../chart/legendOptions';

interface OptionsWithLegend {
  readonly legend: LegendOptions;
}

/** The legend's part of an option pane. */
export function addLegendOptions<T extends OptionsWithLegend>(
  builder: PanelOptionsEditorBuilder<T>,
  defaults: LegendOptions
): void {
  const category = [t('options.categories.legend', 'Legend')];
  const isShown = (options: T) => options.legend.showLegend;
  builder
    .addBooleanSwitch({
      path: 'legend.showLegend',
      name: t('options.legend-show-legend.name', 'Visibility'),
      category,
      defaultValue: defaults.showLegend,
    })
    .addRadio({
      path: 'legend.displayMode',
      name: t('options.legend-display-mode.name', 'Mode'),
      category,
      defaultValue: defaults.displayMode,
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
      defaultValue: defaults.placement,
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
      showIf: (options) => isShown(options) && options.legend.placement === 'right',
    });
}

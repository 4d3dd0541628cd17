import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { type LegendOptions } from './legendOptions';

interface OptionsWithLegend {
  readonly legend: LegendOptions;
}

/** The legend's part of an option pane. */
export function addLegendOptions<T extends OptionsWithLegend>(
  builder: PanelOptionsEditorBuilder<T>,
  defaults: LegendOptions
): void {
  const category = ['Legend'];
  const isShown = (options: T) => options.legend.showLegend;
  builder
    .addBooleanSwitch({ path: 'legend.showLegend', name: 'Visibility', category, defaultValue: defaults.showLegend })
    .addRadio({
      path: 'legend.displayMode',
      name: 'Mode',
      category,
      defaultValue: defaults.displayMode,
      settings: {
        options: [
          { value: 'list', label: 'List' },
          { value: 'table', label: 'Table' },
        ],
      },
      showIf: isShown,
    })
    .addRadio({
      path: 'legend.placement',
      name: 'Placement',
      category,
      defaultValue: defaults.placement,
      settings: {
        options: [
          { value: 'bottom', label: 'Bottom' },
          { value: 'right', label: 'Right' },
        ],
      },
      showIf: isShown,
    });
}

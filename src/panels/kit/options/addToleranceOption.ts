import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

interface OptionsWithTolerance {
  readonly toleranceSeconds: number;
}

/** The option that says how far apart samples of two series may lie. */
export function addToleranceOption<T extends OptionsWithTolerance>(
  builder: PanelOptionsEditorBuilder<T>,
  category: string[],
  defaults: OptionsWithTolerance,
  showIf: (options: T) => boolean = () => true
): void {
  builder.addNumberInput({
    path: 'toleranceSeconds',
    name: t('options.tolerance-seconds.name', 'Time tolerance'),
    description: t(
      'options.tolerance-seconds.description',
      'Samples of two series up to this many seconds apart count as one moment'
    ),
    category,
    defaultValue: defaults.toleranceSeconds,
    settings: { min: 0 },
    showIf,
  });
}

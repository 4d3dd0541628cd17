import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';

import { categoricalPalettes } from '../../../charts/color/categoricalPalettes';

/** The palettes of groups as choices of an option, the standard colour option first. */
export function paletteChoices(): Array<SelectableValue<string>> {
  const ownNames: Readonly<Record<string, string>> = { colorblind: t('palettes.colorblind', 'Color-blind safe') };
  return [fieldColorChoice(), ...categoricalPalettes.map(({ id }) => ({ value: id, label: ownNames[id] ?? id }))];
}

/** The choice that leaves colours to the standard options. */
export function fieldColorChoice(): SelectableValue<string> {
  return { value: 'field', label: t('palettes.field', 'Color scheme of the standard options') };
}

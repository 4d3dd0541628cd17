import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';

import { colorSchemes } from '../../../charts/color/colorSchemes';

/** The continuous colour maps as choices of an option; those of one kind, or all. */
export function schemeChoices(kind?: 'sequential' | 'diverging'): Array<SelectableValue<string>> {
  const names: Readonly<Record<string, string>> = {
    coolwarm: t('color-schemes.coolwarm', 'Cool–warm'),
    RdBu: t('color-schemes.red-blue', 'Red–blue'),
    PuOr: t('color-schemes.orange-purple', 'Orange–purple'),
    BrBG: t('color-schemes.brown-green', 'Brown–green'),
    RdYlGn: t('color-schemes.red-yellow-green', 'Red–yellow–green'),
    YlOrRd: t('color-schemes.yellow-orange-red', 'Yellow–orange–red'),
    YlGnBu: t('color-schemes.yellow-green-blue', 'Yellow–green–blue'),
    Blues: t('color-schemes.blues', 'Blues'),
    Greens: t('color-schemes.greens', 'Greens'),
    Reds: t('color-schemes.reds', 'Reds'),
    Greys: t('color-schemes.greys', 'Greys'),
    viridis: 'Viridis',
    magma: 'Magma',
    cividis: 'Cividis',
  };
  return colorSchemes
    .filter((scheme) => kind === undefined || scheme.kind === kind)
    .map(({ id }) => ({ value: id, label: names[id] ?? id }));
}

import { t } from '@grafana/i18n';

import { type DeclaredOption } from './declaredOption';
import { numberOption } from './numberOption';

/** The option that says how far apart samples of two series may lie. */
export function toleranceOption(seconds: number): DeclaredOption<number> {
  return numberOption({
    name: () => t('options.tolerance-seconds.name', 'Time tolerance'),
    description: () =>
      t(
        'options.tolerance-seconds.description',
        'Samples of two series up to this many seconds apart count as one moment'
      ),
    default: seconds,
    min: 0,
  });
}

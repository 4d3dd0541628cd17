import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type SeriesValue } from '../items/itemNumbers';

/** The one number that a series can stand for, as choices of an option. */
export function seriesValueChoices(): Array<SelectableValue<SeriesValue>> {
  return [
    { value: 'mean', label: t('series-values.mean', 'Mean') },
    { value: 'last', label: t('series-values.last', 'Last') },
    { value: 'max', label: t('series-values.max', 'Max') },
    { value: 'p99', label: t('series-values.p99', '99th percentile') },
  ];
}

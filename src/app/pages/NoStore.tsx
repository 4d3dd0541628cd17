import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { type StoreMetrics } from '../query/useStoreMetrics';
import { StoreSettingsLink } from './StoreSettingsLink';

interface Props {
  readonly dataSource: string;
  readonly metrics: StoreMetrics;
}

/** Where a data source names no store that presets can ask: the way to its settings; nothing where it names one, or is still asked. */
export function NoStore({ dataSource, metrics }: Props) {
  if (metrics.status !== 'done' || metrics.stores.length > 0 || metrics.failures.length > 0) {
    return null;
  }
  return (
    <Alert
      title={t('stores.missing', 'No store of this data source is asked in PromQL: presets have nothing to look at')}
      severity="info"
    >
      <StoreSettingsLink dataSource={dataSource} />
    </Alert>
  );
}

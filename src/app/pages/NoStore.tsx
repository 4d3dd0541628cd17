import { t } from '@grafana/i18n';
import { Alert, LinkButton } from '@grafana/ui';
import { type StoreMetrics } from '../query/useStoreMetrics';

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
      <LinkButton size="sm" variant="secondary" href={`/connections/datasources/edit/${dataSource}`}>
        {t('guide.store.edit', 'Stores and their tests')}
      </LinkButton>
    </Alert>
  );
}

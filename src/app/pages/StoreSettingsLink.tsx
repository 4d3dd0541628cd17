import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';

/** The way to the settings of a data source, where its stores are named and tested. */
export function StoreSettingsLink({ dataSource }: { readonly dataSource: string }) {
  return (
    <LinkButton size="sm" variant="secondary" href={`/connections/datasources/edit/${dataSource}`}>
      {t('guide.store.edit', 'Stores and their tests')}
    </LinkButton>
  );
}

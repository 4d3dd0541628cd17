import { t } from '@grafana/i18n';
import { hasPermission } from '@grafana/runtime';
import { LinkButton } from '@grafana/ui';
import { pluginIds } from '../pluginIds';

/** Where nothing is set up: the first step, for those who may take it. */
export function ConnectStore() {
  const isAllowed = hasPermission('datasources:create');
  return (
    <p>
      {t('connect.none', 'No store is connected yet: Covary asks stores through its data source.')}{' '}
      {isAllowed ? (
        <LinkButton href={`/connections/datasources/${pluginIds.datasource}`} size="sm">
          {t('connect.now', 'Connect a store')}
        </LinkButton>
      ) : (
        t('connect.ask', 'Ask an admin to connect a store.')
      )}
    </p>
  );
}

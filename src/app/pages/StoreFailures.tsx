import { t } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import { type StoreFailure } from '../query/useStoreMetrics';
import { StoreSettingsLink } from './StoreSettingsLink';

interface Props {
  readonly dataSource: string;
  readonly failures: readonly StoreFailure[];
  /** How many stores answered. */
  readonly answered: number;
  readonly onRetry: () => void;
}

const asIs = { interpolation: { escapeValue: false } };

/** The stores that did not answer, in their own words, and what can be done about it; nothing where all did. */
export function StoreFailures({ dataSource, failures, answered, onRetry }: Props) {
  if (failures.length === 0) {
    return null;
  }
  const title =
    answered === 0
      ? t('stores.none', 'No store answered')
      : t('stores.some', '{{answered}} of {{all}} stores answered', { answered, all: answered + failures.length });
  return (
    <div>
      <Alert title={title} severity={answered === 0 ? 'error' : 'warning'}>
        {failures.map(({ upstream, reason }) => (
          <p key={upstream}>
            {upstream === '' || reason.startsWith(`${upstream}: `)
              ? reason
              : t('stores.reason', '{{store}}: {{reason}}', { store: upstream, reason, ...asIs })}
          </p>
        ))}
        <Stack gap={1}>
          <Button size="sm" variant="secondary" onClick={onRetry}>
            {t('stores.retry', 'Try again')}
          </Button>
          <StoreSettingsLink dataSource={dataSource} />
        </Stack>
      </Alert>
    </div>
  );
}

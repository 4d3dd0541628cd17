import { useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { hasPermission, usePluginComponent } from '@grafana/runtime';
import { type Panel } from '@grafana/schema';
import { Button, Modal } from '@grafana/ui';

interface Props {
  readonly buildPanel: () => Panel;
  readonly range: TimeRange;
}

interface FormProps {
  onClose: () => void;
  buildPanel: () => Panel;
  timeRange?: TimeRange;
  options?: { useAbsolutePath?: boolean };
}

/** Offers a panel to a dashboard, by Grafana's own dialog. */
export function AddToDashboardButton({ buildPanel, range }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { component: Form, isLoading } = usePluginComponent<FormProps>('grafana/add-to-dashboard-form/v1');
  const isAllowed = hasPermission('dashboards:create') || hasPermission('dashboards:write');
  const reason = isAllowed
    ? Form === null || Form === undefined
      ? t('investigate.dashboard.missing', 'This Grafana has no dialog for it.')
      : ''
    : t('investigate.dashboard.not-allowed', 'You may look but not save. Changing dashboards needs the role Editor.');
  return (
    <>
      <Button
        variant="secondary"
        icon="apps"
        disabled={isLoading || reason !== ''}
        tooltip={reason}
        onClick={() => setOpen(true)}
      >
        {t('investigate.dashboard.add', 'Add to dashboard')}
      </Button>
      {isOpen && Form !== null && Form !== undefined && (
        <Modal isOpen title={t('investigate.dashboard.add', 'Add to dashboard')} onDismiss={() => setOpen(false)}>
          <Form onClose={() => setOpen(false)} buildPanel={buildPanel} timeRange={range} />
        </Modal>
      )}
    </>
  );
}

import { useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { hasPermission, usePluginComponent } from '@grafana/runtime';
import { type Panel } from '@grafana/schema';
import { Button, Modal } from '@grafana/ui';
import { rankingQuestion } from '../../investigation/rankingQuestion';
import { pluginIds } from '../../pluginIds';
import { type Findings } from './useFindings';

interface Props {
  readonly findings: Findings;
  readonly range: TimeRange;
}

interface FormProps {
  onClose: () => void;
  buildPanel: () => Panel;
  timeRange?: TimeRange;
  options?: { useAbsolutePath?: boolean };
}

/** Offers the ranking as a panel to a dashboard, by Grafana's own dialog. */
export function DashboardButton({ findings, range }: Props) {
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
          <Form onClose={() => setOpen(false)} buildPanel={() => rankingPanel(findings, range)} timeRange={range} />
        </Modal>
      )}
    </>
  );
}

/** The root-cause panel with this investigation's question. */
function rankingPanel({ dataSource, known, calls, symptom, window, baseline }: Findings, range: TimeRange): Panel {
  const datasource = { type: pluginIds.datasource, ...(dataSource === undefined ? {} : { uid: dataSource }) };
  const question = rankingQuestion({ symptom, window, baseline }, calls?.refId, range);
  return {
    type: pluginIds.rootCausePanel,
    title: t('investigate.dashboard.panel', 'What set it off: {{symptom}}', {
      symptom: symptom ?? '',
      interpolation: { escapeValue: false },
    }),
    datasource,
    targets: [
      {
        refId: 'A',
        datasource,
        version: 2,
        inputs: [...known.map(({ input }) => input), ...(calls === undefined ? [] : [calls])],
        analysis: question?.analysis,
      },
    ],
    gridPos: { x: 0, y: 0, w: 12, h: 14 },
    options: {},
    fieldConfig: { defaults: {}, overrides: [] },
  };
}

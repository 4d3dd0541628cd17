import { t } from '@grafana/i18n';
import { ClipboardButton } from '@grafana/ui';
import { reportText, type ReportParts } from '../../investigation/reportText';

/** Copies the investigation as Markdown. */
export function ReportButton(parts: Omit<ReportParts, 'link'>) {
  return (
    <ClipboardButton
      icon="copy"
      variant="secondary"
      getText={() => reportText({ ...parts, link: window.location.href })}
    >
      {t('investigate.report.copy', 'Copy as report')}
    </ClipboardButton>
  );
}

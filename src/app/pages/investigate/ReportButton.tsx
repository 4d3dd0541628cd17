import { ClipboardButton } from '@grafana/ui';
import { reportText, type ReportParts } from '../../investigation/reportText';

/** Copies the investigation as Markdown. */
export function ReportButton(parts: Omit<ReportParts, 'link'>) {
  return (
    <div>
      <ClipboardButton
        icon="copy"
        variant="secondary"
        getText={() => reportText({ ...parts, link: window.location.href })}
      >
        Copy as report
      </ClipboardButton>
    </div>
  );
}

import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import { type TimeSpan } from '../../investigation/investigation';

interface Props {
  readonly span: TimeSpan;
  readonly onWindow: () => void;
  readonly onBaseline: () => void;
  readonly onClose: () => void;
}

/** What can be done with a span of time that was drawn over the symptom. */
export function DrawnSpan({ span, onWindow, onBaseline, onClose }: Props) {
  const clock = (timeMs: number): string => dateTimeFormat(timeMs, { format: 'HH:mm:ss' });
  return (
    <Stack wrap="wrap" alignItems="center" gap={1}>
      <span role="status">
        {clock(span.fromMs)}–{clock(span.toMs)}
      </span>
      <Button size="sm" onClick={onWindow}>
        {t('investigate.drawn.window', 'This is the incident')}
      </Button>
      <Button size="sm" variant="secondary" onClick={onBaseline}>
        {t('investigate.drawn.baseline', 'Compare with this')}
      </Button>
      <Button size="sm" variant="secondary" fill="text" onClick={onClose}>
        {t('investigate.drawn.clear', 'Clear selection')}
      </Button>
    </Stack>
  );
}

import { css } from '@emotion/css';
import { type GrafanaTheme2, type LinkModel } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, Portal, TextLink, useStyles2, VizTooltipContainer } from '@grafana/ui';
import { type SyntheticEvent, useEffect, useRef } from 'react';

export interface TooltipRow {
  readonly label: string;
  readonly value: string;
  readonly color?: string | undefined;
}

export interface TooltipAction {
  readonly label: string;
  readonly onClick: () => void;
}

interface ChartTooltipProps {
  readonly title: string;
  readonly rows: readonly TooltipRow[];
  readonly note?: string | undefined;
  readonly clientX: number;
  readonly clientY: number;
  readonly isPinned: boolean;
  readonly links?: readonly LinkModel[];
  readonly actions?: readonly TooltipAction[];
  readonly onClose: () => void;
}

/** What is known of one mark. Pinned, it takes the pointer: links, actions, and its text can be copied. */
export function ChartTooltip(props: ChartTooltipProps) {
  const { title, rows, note, clientX, clientY, isPinned, links = [], actions = [], onClose } = props;
  const styles = useStyles2(getStyles);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isPinned) {
      return undefined;
    }
    // The keyboard goes into the pinned tooltip, and back to the chart when it is let go.
    const before = document.activeElement;
    body.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    };
  }, [isPinned]);
  const copy = () => {
    const lines = [title, ...rows.map((row) => `${row.label}\t${row.value}`)];
    void navigator.clipboard?.writeText(lines.join('\n'));
  };
  return (
    <Portal>
      <VizTooltipContainer
        position={{ x: clientX, y: clientY }}
        offset={{ x: 12, y: 12 }}
        allowPointerEvents={isPinned}
        data-testid="covary-tooltip"
        onClick={stop}
        onDoubleClick={stop}
        onPointerDown={stop}
        onPointerMove={stop}
        onPointerUp={stop}
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
        className={styles.container}
      >
        <div ref={body} tabIndex={-1} className={styles.body}>
          <div className={styles.title}>
            <span dir="auto">{title}</span>
            {isPinned && <IconButton name="copy" size="sm" tooltip={t('tooltip.copy', 'Copy')} onClick={copy} />}
            {isPinned && <IconButton name="times" size="sm" tooltip={t('tooltip.close', 'Close')} onClick={onClose} />}
          </div>
          {rows.map((row) => (
            <div key={row.label} className={styles.row}>
              <span className={styles.label} dir="auto">
                {row.color && <span className={styles.swatch} style={{ backgroundColor: row.color }} />}
                {row.label}
              </span>
              <span className={styles.value}>{row.value}</span>
            </div>
          ))}
          {note && <div className={styles.note}>{note}</div>}
          {isPinned && (links.length > 0 || actions.length > 0) && (
            <div className={styles.footer}>
              {links.map((link) => (
                <TextLink
                  key={link.href + link.title}
                  href={link.href}
                  external={link.target === '_blank'}
                  inline={false}
                  onClick={link.onClick}
                >
                  {link.title}
                </TextLink>
              ))}
              {actions.map((action) => (
                <Button key={action.label} size="sm" fill="text" onClick={action.onClick}>
                  {action.label}
                </Button>
              ))}
            </div>
          )}
        </div>
      </VizTooltipContainer>
    </Portal>
  );
}

/** React hands events of a portal to the chart that opened it, which would take them for its own. */
function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

const getStyles = (theme: GrafanaTheme2) => ({
  container: css({ zIndex: theme.zIndex.tooltip, maxWidth: 360, fontSize: theme.typography.bodySmall.fontSize }),
  body: css({ outline: 'none' }),
  title: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
    marginBottom: theme.spacing(0.5),
    '& > span': { flexGrow: 1 },
  }),
  row: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(2) }),
  label: css({ color: theme.colors.text?.secondary, overflowWrap: 'anywhere' }),
  swatch: css({
    display: 'inline-block',
    width: 10,
    height: 10,
    borderRadius: 2,
    marginRight: theme.spacing(0.75),
  }),
  value: css({ fontVariantNumeric: 'tabular-nums', textAlign: 'right', overflowWrap: 'anywhere' }),
  note: css({ color: theme.colors.text?.secondary, marginTop: theme.spacing(0.5), maxWidth: 300 }),
  footer: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    borderTop: `1px solid ${theme.colors.border?.weak}`,
    marginTop: theme.spacing(0.5),
    paddingTop: theme.spacing(0.5),
  }),
});

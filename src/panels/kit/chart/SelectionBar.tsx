import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';

import { type TooltipAction } from './ChartTooltip';

interface SelectionBarProps {
  readonly text: string;
  readonly actions: readonly TooltipAction[];
}

/** Says what is selected and what can be done with it. */
export function SelectionBar({ text, actions }: SelectionBarProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar} role="status" data-testid="covary-selection">
      <span className={styles.text} title={text}>
        {text}
      </span>
      {actions.map((action) => (
        <Button key={action.label} size="sm" fill="text" onClick={action.onClick}>
          {action.label}
        </Button>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    height: 26,
    overflow: 'hidden',
    '& button': { flexShrink: 0 },
    gap: theme.spacing(0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text?.secondary,
  }),
  text: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});

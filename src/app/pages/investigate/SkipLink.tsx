import { type RefObject } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';

interface Props {
  readonly text: string;
  readonly target: RefObject<HTMLElement | null>;
}

/** Seen while it has the focus: takes those who work by keyboard past the controls. */
export function SkipLink({ text, target }: Props) {
  const styles = useStyles2(styling);
  return (
    <div className={styles}>
      <Button size="sm" variant="secondary" onClick={() => target.current?.focus()}>
        {text}
      </Button>
    </div>
  );
}

const styling = (theme: GrafanaTheme2) =>
  css({
    position: 'absolute',
    zIndex: theme.zIndex.dropdown,
    '&:not(:focus-within)': { width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  });

import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { confidenceWord } from '../../core/rootcause/ranking/confidenceWord';
import { formatConfidence } from '../../core/rootcause/ranking/formatConfidence';
import { texts } from './texts';

const bars = 5;

/** How sure: a word, five bars and a number, never a colour alone. */
export function ConfidenceBar({ confidence }: { readonly confidence: number }) {
  const styles = useStyles2(getStyles);
  const full = Math.round(confidence * bars);
  return (
    <span className={styles.whole}>
      {texts.word(confidenceWord(confidence))}
      <span aria-hidden className={styles.bars}>
        {Array.from({ length: bars }, (_, i) => (
          <i key={i} data-full={i < full} />
        ))}
      </span>
      <span className={styles.number}>{formatConfidence(confidence)}</span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // At the right also where a long text before it leaves it a line of its own.
  whole: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    marginLeft: 'auto',
    whiteSpace: 'nowrap',
  }),
  bars: css({
    display: 'inline-flex',
    gap: 2,
    '& i': { width: 6, height: 12, border: `1px solid ${theme.colors.text?.primary}` },
    '& i[data-full="true"]': { background: theme.colors.text?.primary },
  }),
  number: css({ minWidth: '3.8em', textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
});

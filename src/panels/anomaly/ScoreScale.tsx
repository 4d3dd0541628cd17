import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';

import { scoreSteps } from '../../charts/marks/scoreScale';
import { texts } from './texts';

interface ScoreScaleProps {
  readonly hidden: ReadonlySet<number>;
  readonly onToggle: (step: number) => void;
  /** Step, what was not judged. */
  readonly facts: readonly string[];
}

export const scoreScaleHeight = 22;

/** What the colours of lanes stand for: a click hides a step; and how the series were judged. */
export function ScoreScale({ hidden, onToggle, facts }: ScoreScaleProps) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row} role="group" aria-label={texts.score}>
      <span>{texts.score}</span>
      {scoreSteps(theme.isDark).map(({ label, color, isUnusual }, step) => (
        <button
          key={label}
          type="button"
          className={styles.step}
          disabled={!isUnusual}
          aria-pressed={!hidden.has(step)}
          style={hidden.has(step) ? { opacity: 0.4 } : {}}
          onClick={() => onToggle(step)}
        >
          <span className={isUnusual ? styles.block : styles.line} style={{ background: color }} />
          {label}
        </button>
      ))}
      <span className={styles.facts}>{facts.join(' · ')}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: scoreScaleHeight,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text?.secondary,
  }),
  step: css({
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    border: 'none',
    padding: 0,
    background: 'none',
    color: 'inherit',
    '&:enabled': { cursor: 'pointer' },
  }),
  block: css({ width: 10, height: 10 }),
  line: css({ width: 10, height: 3, outline: `1px solid ${theme.colors.border?.weak}` }),
  facts: css({ marginLeft: 'auto', overflow: 'hidden', textOverflow: 'ellipsis' }),
});

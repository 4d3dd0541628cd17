import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { diffLines } from 'diff';

interface Props {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

interface Line {
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

/** Of what stays, so many lines are shown before and after what changes. */
const linesAround = 3;

/** A text with what is taken out of it and what comes in, line by line, by sign and by colour; of what stays the lines around it. */
export function ChangedText({ title, before, after }: Props) {
  const styles = useStyles2(styling);
  return (
    <figure className={styles.box}>
      <figcaption>{title}</figcaption>
      <pre className={styles.text}>
        {changedLines(before, after).map(({ sign, text }, i) => (
          <span key={i} className={cx(styles.line, sign === '+' && styles.added, sign === '-' && styles.removed)}>
            {`${sign} ${text}\n`}
          </span>
        ))}
      </pre>
    </figure>
  );
}

function changedLines(before: string, after: string): readonly Line[] {
  const parts = diffLines(before, after);
  return parts.flatMap(({ value, added, removed }, part): Line[] => {
    const lines = value.replace(/\n$/, '').split('\n');
    if (added || removed) {
      return lines.map((text): Line => ({ sign: added ? '+' : '-', text }));
    }
    const head = part === 0 ? 0 : linesAround;
    const tail = part === parts.length - 1 ? 0 : linesAround;
    const shown =
      lines.length <= head + tail + 1 ? lines : [...lines.slice(0, head), '…', ...lines.slice(lines.length - tail)];
    return shown.map((text): Line => ({ sign: ' ', text }));
  });
}

const styling = (theme: GrafanaTheme2) => ({
  box: css({ margin: theme.spacing(1, 0) }),
  text: css({ maxHeight: 320, overflow: 'auto', margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  line: css({ display: 'block' }),
  added: css({ background: theme.colors.success.transparent }),
  removed: css({ background: theme.colors.error.transparent }),
});

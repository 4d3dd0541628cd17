import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { diffLines } from 'diff';

interface Props {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** A text with what is taken out of it and what comes in, line by line, by sign and by colour. */
export function ChangedText({ title, before, after }: Props) {
  const styles = useStyles2(styling);
  return (
    <figure className={styles.box}>
      <figcaption>{title}</figcaption>
      <pre className={styles.text}>
        {diffLines(before, after).flatMap(({ value, added, removed }, part) =>
          value
            .replace(/\n$/, '')
            .split('\n')
            .map((line, i) => (
              <span key={`${part} ${i}`} className={cx(styles.line, added && styles.added, removed && styles.removed)}>
                {`${added ? '+' : removed ? '-' : ' '} ${line}\n`}
              </span>
            ))
        )}
      </pre>
    </figure>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  box: css({ margin: theme.spacing(1, 0) }),
  text: css({ maxHeight: 320, overflow: 'auto', margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  line: css({ display: 'block' }),
  added: css({ background: theme.colors.success.transparent }),
  removed: css({ background: theme.colors.error.transparent }),
});

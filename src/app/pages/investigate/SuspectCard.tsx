import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { confidenceWord } from '../../../core/rootcause/ranking/confidenceWord';
import { type Suspect } from '../../../frames/grafana/readRootCause';

interface Props {
  readonly suspect: Suspect;
  readonly rank: number;
  /** The services on the way to the symptom, both included; fewer than two where no way is known. */
  readonly path: readonly string[];
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

const bars = 5;

/** One suspect: number, word and bar of its confidence, the finding in full, and the way to the symptom. */
export function SuspectCard({ suspect, rank, path, isSelected, onSelect }: Props) {
  const styles = useStyles2(styling);
  const { service, confidence, finding, explains, explainedBy } = suspect;
  const full = Math.round(confidence * bars);
  return (
    <button type="button" className={styles.card} aria-pressed={isSelected} onClick={onSelect}>
      <span className={styles.head}>
        <strong>
          {rank} {service}
        </strong>
        <span>
          {confidenceWord(confidence)}{' '}
          <span aria-hidden className={styles.bars}>
            {Array.from({ length: bars }, (_, i) => (
              <i key={i} data-full={i < full} />
            ))}
          </span>{' '}
          {Math.round(100 * confidence)} %
        </span>
      </span>
      <span className={styles.finding}>{finding}</span>
      {isSelected && path.length > 1 && <span className={styles.quiet}>{path.join(' → ')}</span>}
      {isSelected && explains.length > 0 && (
        <span className={styles.quiet}>
          Explains{' '}
          {explains.length > 3
            ? `${explains.slice(0, 3).join(', ')} and ${explains.length - 3} more`
            : explains.join(', ')}
        </span>
      )}
      {explainedBy !== '' && <span className={styles.quiet}>Follows {explainedBy}</span>}
    </button>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    width: '100%',
    textAlign: 'left',
    background: 'none',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(1),
    '&[aria-pressed="true"]': {
      borderColor: theme.colors.border.strong,
      background: theme.colors.background.secondary,
    },
  }),
  head: css({ display: 'flex', justifyContent: 'space-between', flexWrap: 'wrap', gap: theme.spacing(1) }),
  finding: css({ whiteSpace: 'normal', overflowWrap: 'anywhere' }),
  bars: css({
    display: 'inline-flex',
    gap: 2,
    '& i': { width: 6, height: 12, border: `1px solid ${theme.colors.text.primary}` },
    '& i[data-full="true"]': { background: theme.colors.text.primary },
  }),
  quiet: css({ color: theme.colors.text.secondary }),
});

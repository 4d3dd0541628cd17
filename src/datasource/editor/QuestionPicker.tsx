import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { useId, useRef, useState } from 'react';
import { type AnalysisKind } from '../../protocol/query';
import { QuestionPicture } from './QuestionPicture';
import { questions } from './questions';

interface Props {
  readonly kind: AnalysisKind;
  readonly onChange: (kind: AnalysisKind) => void;
}

/** Chooses an analysis by what one wants to know: the chosen question, and on demand all of them with picture and sentence. */
export function QuestionPicker({ kind, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [isOpen, setIsOpen] = useState(false);
  // Arrow keys mark; Enter, Space or a click chooses.
  const [marked, setMarked] = useState(kind);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const all = questions();
  const chosen = all.find((one) => one.kind === kind);
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  const choose = (next: AnalysisKind): void => {
    close();
    if (next !== kind) {
      onChange(next);
    }
  };
  return (
    <div className={styles.picker}>
      <div className={styles.title} id={`${id}-title`}>
        {t('questions.title', 'What do you want to know?')}
      </div>
      <button
        ref={button}
        type="button"
        className={styles.chosen}
        aria-expanded={isOpen}
        aria-controls={`${id}-all`}
        aria-describedby={`${id}-title`}
        onClick={() => {
          setMarked(kind);
          setIsOpen(!isOpen);
        }}
      >
        <QuestionPicture kind={kind} />
        <span>
          <strong>{chosen?.question}</strong>
          <span className={styles.sentence}>{chosen?.sentence}</span>
        </span>
        <Icon name={isOpen ? 'angle-up' : 'angle-down'} />
      </button>
      {isOpen ? (
        <div
          id={`${id}-all`}
          className={styles.all}
          role="radiogroup"
          aria-labelledby={`${id}-title`}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              close();
            } else if (event.key === 'Enter' || event.key === ' ') {
              event.preventDefault();
              choose(marked);
            }
          }}
        >
          {all.map((one) => (
            <label
              key={one.kind}
              className={styles.card}
              onClick={(event) => {
                // A click on the words comes a second time, from the radio button.
                if (!(event.target instanceof HTMLInputElement)) {
                  event.preventDefault();
                  choose(one.kind);
                }
              }}
            >
              <input
                type="radio"
                name={id}
                className="sr-only"
                checked={one.kind === marked}
                autoFocus={one.kind === kind}
                onChange={() => setMarked(one.kind)}
              />
              <QuestionPicture kind={one.kind} />
              <span>
                <strong>{one.question}</strong>
                <span className={styles.sentence}>{one.sentence}</span>
              </span>
            </label>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const card = {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0.75, 1.5),
    textAlign: 'left' as const,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    color: theme.colors.text.primary,
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  };
  return {
    // As wide as the editor: the grid below would reserve height for a narrow one.
    picker: css({ width: '100%' }),
    title: css({ fontSize: 12, fontWeight: theme.typography.fontWeightMedium, marginBottom: theme.spacing(0.5) }),
    chosen: css(card),
    all: css({
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))',
      gap: theme.spacing(0.5),
      marginTop: theme.spacing(0.5),
    }),
    card: css({
      ...card,
      position: 'relative',
      margin: 0,
      '&:has(:checked)': { borderColor: theme.colors.primary.border, background: theme.colors.action.selected },
      '&:has(:focus-visible)': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
    }),
    sentence: css({
      display: 'block',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
    }),
  };
}

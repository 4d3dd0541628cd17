import { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, LoadingBar, useStyles2 } from '@grafana/ui';
import { type AnalysisState } from '../../query/analysisState';

interface Props {
  readonly title: string;
  /** What is asked while it loads. */
  readonly asking?: string;
  readonly state?: AnalysisState;
  /** What is waited for before anything is asked. */
  readonly waiting?: string;
  readonly minHeight?: number;
  /** For sections that can be folded: whether they are open, and what opens or folds them. */
  readonly isOpen?: boolean;
  readonly onToggle?: () => void;
  readonly children: ReactNode;
}

const asIs = { interpolation: { escapeValue: false } };

/** A box of an investigation with its title. What is loading keeps the former result, dimmed; what failed says so here and nowhere else. */
export function Section({ title, asking, waiting, state, minHeight, isOpen = true, onToggle, children }: Props) {
  const styles = useStyles2(styling);
  const isLoading = state?.status === 'loading';
  return (
    <section className={styles.box} aria-label={title} aria-busy={isLoading}>
      <h2 className={styles.title}>
        {onToggle !== undefined && (
          <IconButton
            name={isOpen ? 'angle-down' : 'angle-right'}
            onClick={onToggle}
            aria-expanded={isOpen}
            aria-label={
              isOpen
                ? t('section.fold', 'Fold {{title}}', { title, ...asIs })
                : t('section.open', 'Open {{title}}', { title, ...asIs })
            }
          />
        )}
        {title}
      </h2>
      {isLoading && <LoadingBar width={200} />}
      {isOpen && (
        <div style={{ minHeight }} className={isLoading && state.frames.length > 0 ? styles.former : undefined}>
          {isLoading && state.frames.length === 0 && <p className={styles.quiet}>{asking}</p>}
          {state?.status === 'idle' && waiting !== undefined && <p className={styles.quiet}>{waiting}</p>}
          {state?.status === 'failed' && <p role="alert">{state.error}</p>}
          {children}
        </div>
      )}
    </section>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  box: css({
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(1.5),
    minWidth: 0,
  }),
  title: css({ fontSize: theme.typography.h5.fontSize, margin: 0, marginBottom: theme.spacing(1) }),
  former: css({ opacity: 0.5 }),
  quiet: css({ color: theme.colors.text.secondary }),
});

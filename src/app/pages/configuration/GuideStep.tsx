import { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';

interface Props {
  readonly title: string;
  readonly state: 'waiting' | 'found' | 'missing';
  readonly children: ReactNode;
}

/** A step of the guide: what it looks for, whether it was found, and what. */
export function GuideStep({ title, state, children }: Props) {
  const styles = useStyles2(styling);
  const said = {
    waiting: t('guide.waiting', 'looking …'),
    found: t('guide.found', 'found'),
    missing: t('guide.missing', 'not found'),
  }[state];
  return (
    <li className={styles.step} aria-busy={state === 'waiting'}>
      <h2 className={styles.title}>
        {title} <Icon key={state} name={state === 'found' ? 'check' : state === 'missing' ? 'times' : 'clock-nine'} />{' '}
        <small className={styles.quiet}>{said}</small>
      </h2>
      {children}
    </li>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  step: css({
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(1.5),
    overflowWrap: 'anywhere',
  }),
  title: css({ fontSize: theme.typography.h5.fontSize, margin: 0, marginBottom: theme.spacing(1) }),
  quiet: css({ color: theme.colors.text.secondary }),
});

import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Button, Text, useStyles2, useTheme2 } from '@grafana/ui';
import { type ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { bootData, isApp } from '../bootData';
import { useKiosk } from '../useKiosk';

interface NavItem {
  readonly text: string;
  readonly url: string;
}

const appPages = (): NavItem[] =>
  bootData()
    .plugins.filter(isApp)
    .flatMap(({ id, includes }) =>
      (includes ?? []).flatMap(({ name, path, addToNav }) =>
        addToNav === true && path !== undefined ? [{ text: name, url: path.replaceAll('%PLUGIN_ID%', id) }] : []
      )
    );

const sections = (): ReadonlyArray<readonly [string, NavItem[]]> => [
  ['Dashboards', bootData().dashboards.map(({ uid, title }) => ({ text: title, url: `/d/${uid}` }))],
  ['App', appPages()],
  ['Explore', [{ text: 'Query editor', url: '/explore' }]],
  ['Alerting', [{ text: 'New rule', url: '/alerting/new' }]],
  [
    'Data sources',
    Object.values(config.datasources).map(({ uid, name }) => ({ text: name, url: `/datasources/edit/${uid}` })),
  ],
  ['Panels', [{ text: 'Stories', url: '/stories' }]],
];

const switchTheme = (isDark: boolean): void => {
  const url = new URL(window.location.href);
  url.searchParams.set('theme', isDark ? 'light' : 'dark');
  window.location.assign(url);
};

export function Shell({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  if (useKiosk()) {
    return <main className={styles.main}>{children}</main>;
  }
  return (
    <div className={styles.page}>
      <nav className={styles.nav} aria-label="Workbench">
        <Text variant="h5">Covary workbench</Text>
        {sections().map(([title, items]) =>
          items.length === 0 ? null : (
            <section key={title}>
              <Text color="secondary" variant="bodySmall">
                {title}
              </Text>
              {items.map(({ text, url }) => (
                <NavLink key={url} to={url} className={styles.link}>
                  {text}
                </NavLink>
              ))}
            </section>
          )
        )}
        <Button variant="secondary" size="sm" onClick={() => switchTheme(isDark)}>
          {isDark ? 'Light theme' : 'Dark theme'}
        </Button>
      </nav>
      <main className={styles.main}>{children}</main>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', minHeight: '100vh' }),
  nav: css({
    width: 210,
    flexShrink: 0,
    padding: theme.spacing(2),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
  }),
  link: css({
    display: 'block',
    padding: theme.spacing(0.5, 1),
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.action.hover },
    '&.active': { background: theme.colors.action.selected },
  }),
  main: css({
    flex: 1,
    minWidth: 0,
    minHeight: '100vh',
    padding: theme.spacing(2),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
});

import { type GrafanaTheme2 } from '@grafana/data';

import { type ChartTheme } from '../../../charts/chartTheme';

/** Grafana's theme as the plain colours that charts take. */
export function chartThemeOf(theme: GrafanaTheme2): ChartTheme {
  return {
    isDark: theme.isDark,
    background: theme.colors.background?.primary ?? (theme.isDark ? '#181b1f' : '#ffffff'),
    text: theme.colors.text?.primary ?? (theme.isDark ? '#ccccdc' : '#24292e'),
    mutedText: theme.colors.text?.secondary ?? (theme.isDark ? '#9d9fab' : '#5c626b'),
    line: theme.isDark ? '#9fa7b3' : '#5f6875',
    grid: theme.isDark ? 'rgba(240, 250, 255, 0.09)' : 'rgba(0, 10, 23, 0.09)',
    missing: theme.isDark ? '#2f333b' : '#e4e7ea',
    accent: theme.colors.primary?.main ?? '#3d71d9',
    fontFamily: theme.typography.fontFamily,
    fontSize: 12,
  };
}

import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { formatDuration } from '../../../core/series/formatDuration';
import { type Findings } from './useFindings';

/** What was looked at, in one line: window, comparison, series, step, what was left out, how long it took. */
export function FrameLine({ parts }: { readonly parts: readonly string[] }) {
  const styles = useStyles2(styling);
  return <p className={styles}>{parts.join(' · ')}</p>;
}

/** The parts of the line, as far as they are known. */
export function frameParts({ answer, ranking, window, known, chosen, leftOut }: Findings, isFound: boolean): string[] {
  const { baseline, seriesCount, stepMs, suspects } = answer;
  const [first] = baseline;
  const last = baseline.at(-1);
  return [
    window === undefined
      ? undefined
      : isFound
        ? t('frame.window-found', 'window {{span}}, found by itself', { span: span(window.fromMs, window.toMs) })
        : t('frame.window', 'window {{span}}', { span: span(window.fromMs, window.toMs) }),
    first && last && t('frame.compared-with', 'compared with {{span}}', { span: span(first.fromMs, last.toMs) }),
    t('frame.queries', '{{queries}} queries of {{presets}} presets', {
      queries: known.length,
      presets: chosen.length,
    }),
    seriesCount === undefined
      ? undefined
      : t('frame.series', '{{series}} series of {{services}} services', {
          series: seriesCount,
          services: suspects.length,
        }),
    stepMs === undefined ? undefined : t('frame.step', 'step {{step}}', { step: formatDuration(stepMs) }),
    leftOut === 0 ? undefined : t('frame.left-out', '{{number}} queries left out (limit)', { number: leftOut }),
    ranking.tookMs === undefined
      ? undefined
      : // A number and its unit stay on one line.
        t('frame.took', 'ranked in {{duration}}', { duration: formatDuration(ranking.tookMs).replace(' ', '\u00a0') }),
  ].filter((part) => part !== undefined);
}

function span(fromMs: number, toMs: number): string {
  const day = (timeMs: number): string => dateTimeFormat(timeMs, { format: 'YYYY-MM-DD' });
  const clock = (timeMs: number): string => dateTimeFormat(timeMs, { format: 'HH:mm' });
  return day(fromMs) === day(toMs)
    ? `${day(fromMs)} ${clock(fromMs)}–${clock(toMs)}`
    : `${day(fromMs)} ${clock(fromMs)} – ${day(toMs)} ${clock(toMs)}`;
}

const styling = (theme: GrafanaTheme2) => css({ color: theme.colors.text.secondary, margin: 0 });

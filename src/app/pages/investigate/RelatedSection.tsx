import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { formatDuration } from '../../../core/series/formatDuration';
import { type CovaryQueryInput } from '../../../protocol/query';
import { readRows } from '../../../frames/grafana/readRows';
import { type TimeSpan } from '../../investigation/investigation';
import { useAnalysis } from '../../query/useAnalysis';
import { Section } from './Section';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly inputs: CovaryQueryInput['inputs'];
  readonly symptom: string | undefined;
  readonly window: TimeSpan | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

const shown = 15;
const asIs = { interpolation: { escapeValue: false } };
const leastHalfWidthMs = 600_000;

/** What moves with the symptom around the incident, asked for when the section is opened. */
export function RelatedSection({ dataSource, range, inputs, symptom, window, isOpen, onToggle }: Props) {
  const around =
    window === undefined
      ? {}
      : {
          aroundMs: Math.round((window.fromMs + window.toMs) / 2),
          halfWidthMs: Math.max(leastHalfWidthMs, window.toMs - window.fromMs),
        };
  const state = useAnalysis(
    dataSource,
    inputs,
    isOpen && symptom !== undefined ? { related: { kind: 'related', target: symptom, ...around } } : undefined,
    range
  );
  const [frame] = state.frames;
  const styles = useStyles2(styling);
  const rows = readRows(frame).slice(0, shown);
  return (
    <Section
      title={t('investigate.related.title', '7 Moves with it')}
      asking={t('investigate.related.asking', 'Comparing courses …')}
      waiting={t('investigate.waiting', 'As soon as there is a symptom.')}
      state={state}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      {state.status === 'done' && rows.length === 0 && (
        <p>
          {t('investigate.related.nothing', 'Nothing moves with {{symptom}}.', { symptom: symptom ?? '', ...asIs })}
        </p>
      )}
      <ol className={styles.list}>
        {rows.map((row, i) => (
          <li key={nameOf(frame, i)}>
            {nameOf(frame, i)}: r {row.number('r').toFixed(2)}
            {row.number('lag') === 0 ? '' : `, ${lagText(row.number('lag'))}`}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** How long before or after the symptom. */
function lagText(seconds: number): string {
  const by = formatDuration(1000 * Math.abs(seconds));
  return seconds > 0
    ? t('investigate.related.after', '{{by}} after it', { by })
    : t('investigate.related.before', '{{by}} before it', { by });
}

/** A series by its labels: the table has a column for each. */
function nameOf(frame: DataFrame | undefined, index: number): string {
  const texts = (frame?.fields ?? []).filter(({ name, type }) => type === 'string' && name !== 'direction');
  return texts
    .map(({ values }) => String(values[index] ?? ''))
    .filter(Boolean)
    .join(' ');
}

const styling = (theme: GrafanaTheme2) => ({ list: css({ paddingLeft: theme.spacing(3), margin: 0 }) });

import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type CovaryQueryInput } from '../../../protocol/query';
import { readRows } from '../../../frames/grafana/readRows';
import { useAnalysis } from '../../query/useAnalysis';
import { Section } from './Section';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly inputs: CovaryQueryInput['inputs'];
  readonly symptom: string | undefined;
  readonly window: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

const shown = 15;
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
    <Section title="5 Moves with it" asking="Comparing courses …" state={state} isOpen={isOpen} onToggle={onToggle}>
      {state.status === 'done' && rows.length === 0 && <p>Nothing moves with {symptom}.</p>}
      <ol className={styles.list}>
        {rows.map((row, i) => (
          <li key={nameOf(frame, i)}>
            {nameOf(frame, i)}: r {row.number('r').toFixed(2)}, {row.text('direction')}
            {row.number('lag') === 0
              ? ''
              : `, ${Math.abs(row.number('lag'))} s ${row.number('lag') > 0 ? 'after' : 'before'} it`}
          </li>
        ))}
      </ol>
    </Section>
  );
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

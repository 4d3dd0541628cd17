import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type RootCauseAnswer } from '../../../frames/grafana/readRootCause';
import { type AnalysisState } from '../../query/analysisState';
import { Section } from './Section';
import { SuspectCard } from './SuspectCard';

interface Props {
  readonly answer: RootCauseAnswer;
  readonly state: AnalysisState;
  readonly selected: string | undefined;
  readonly pathOf: (service: string) => readonly string[];
  readonly onSelect: (service: string) => void;
}

const shown = 5;

/** The services that may have set off the trouble, the likeliest first, and how likely it is none of them. */
export function SuspectsSection({ answer, state, selected, pathOf, onSelect }: Props) {
  const styles = useStyles2(styling);
  const { suspects } = answer;
  const rest = suspects.slice(shown);
  const none = Math.max(0, 1 - suspects.reduce((sum, { confidence }) => sum + (confidence || 0), 0));
  return (
    <Section title="2 Suspects" asking="Comparing all series …" state={state} minHeight={200}>
      {state.status === 'done' && suspects.every(({ confidence }) => !(confidence > 0)) && <p>{answer.sentence}</p>}
      <ol className={styles.list}>
        {suspects.slice(0, shown).map((suspect, i) => (
          <li key={suspect.service}>
            <SuspectCard
              suspect={suspect}
              rank={i + 1}
              path={pathOf(suspect.service)}
              isSelected={suspect.service === selected}
              onSelect={() => onSelect(suspect.service)}
            />
          </li>
        ))}
      </ol>
      {suspects.length > 0 && (
        <p className={styles.quiet}>
          None of these: {Math.round(100 * none)} %
          {rest.length > 0 && ` · ${rest.length} more: ${rest.map(({ service }) => service).join(', ')}`}
        </p>
      )}
    </Section>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  }),
  quiet: css({ color: theme.colors.text.secondary, marginTop: theme.spacing(1) }),
});

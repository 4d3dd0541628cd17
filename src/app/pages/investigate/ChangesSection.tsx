import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { formatConfidence } from '../../../core/rootcause/ranking/formatConfidence';
import { type SuspectedChange } from '../../../frames/grafana/readRootCause';
import { type AnalysisState } from '../../query/analysisState';
import { Section } from './Section';

interface Props {
  readonly changes: readonly SuspectedChange[];
  readonly state: AnalysisState;
}

const shown = 8;

/** What was done shortly before: deployments, scaling, restarts, annotations, the likeliest first. */
export function ChangesSection({ changes, state }: Props) {
  const styles = useStyles2(styling);
  const title = t('investigate.changes.title', '5 Changes');
  return (
    <Section
      title={state.status === 'done' ? `${title} · ${changes.length}` : title}
      asking={t('investigate.changes.asking', 'Looking for what was done …')}
      waiting={t('investigate.waiting', 'As soon as there is a symptom.')}
      state={state.status === 'failed' ? { ...state, status: 'idle' } : state}
    >
      {state.status === 'done' && changes.length === 0 && (
        <p>
          {t(
            'investigate.changes.none',
            'No change is known from an hour before: Grafana’s annotations, Kubernetes’ deployments, scaling and restarts, and starts of processes were looked at where they are.'
          )}
        </p>
      )}
      <ol className={styles.list}>
        {changes.slice(0, shown).map(({ timeMs, sentence, confidence }) => (
          <li key={`${timeMs} ${sentence}`}>
            {dateTimeFormat(timeMs, { format: 'HH:mm:ss' })} {sentence}
            {confidence > 0 && ` · ${formatConfidence(confidence)}`}
          </li>
        ))}
      </ol>
      {changes.length > shown && (
        <p>{t('investigate.changes.more', 'and {{number}} less likely ones', { number: changes.length - shown })}</p>
      )}
    </Section>
  );
}

const styling = (theme: GrafanaTheme2) => ({ list: css({ paddingLeft: theme.spacing(3), margin: 0 }) });

import { css, cx } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { formatDuration } from '../../../core/series/formatDuration';
import { type Marks } from '../../detectors/useMarks';
import { type AnalysisState } from '../../query/analysisState';

interface Props {
  readonly state: AnalysisState;
  readonly marks: Marks;
  readonly range: TimeRange;
  readonly onReadMarks: () => void;
  /** How the rules of the detector would have done, where that is known. */
  readonly rules?: AnalysisState;
}

/** In a line: how often it would have alerted, and, where incidents are marked, how many it would have found and how soon. */
export function Backtest({ state, marks, range, onReadMarks, rules }: Props) {
  const styles = useStyles2(styling);
  const days = formatDuration(Math.max(0, range.to.valueOf() - range.from.valueOf()));
  const figures = figuresOf(state);
  const ofRules = rules === undefined ? undefined : figuresOf(rules);
  return (
    <div className={styles.row}>
      <p
        role="status"
        aria-busy={state.status === 'loading'}
        className={state.status === 'loading' ? styles.former : styles.line}
      >
        {figures === undefined
          ? state.status === 'failed'
            ? state.error
            : t('detectors.backtest.asking', 'Trying it on the last {{days}} …', { days })
          : sentence(figures, marks, days)}
      </p>
      {rules?.status === 'failed' ? (
        <p className={styles.rules}>{rules.error}</p>
      ) : ofRules === undefined ? null : (
        <p className={cx(styles.rules, rules?.status === 'loading' && styles.dim)}>
          {t('detectors.backtest.as-rules', 'As rules: {{sentence}}', {
            sentence: told(ofRules, marks, days),
            interpolation: { escapeValue: false },
          })}
        </p>
      )}
      <Button size="sm" variant="secondary" icon="sync" onClick={onReadMarks}>
        {t('detectors.backtest.read-marks', 'Read marks again')}
      </Button>
    </div>
  );
}

interface Figures {
  readonly alerts: number;
  readonly perWeek: number;
  readonly precision: number;
  readonly recall: number;
  readonly delayMs: number;
}

function figuresOf({ frames }: AnalysisState): Figures | undefined {
  return frames.flatMap((frame) => (frame.refId === 'backtest' ? [figuresIn(frame)] : [])).at(0);
}

function figuresIn(frame: DataFrame): Figures {
  const first = (name: string): number => {
    const value: unknown = frame.fields.find((field) => field.name === name)?.values[0];
    return typeof value === 'number' ? value : NaN;
  };
  return {
    alerts: first('alerts'),
    perWeek: first('alerts per week'),
    precision: first('precision'),
    recall: first('recall'),
    delayMs: first('mean delay'),
  };
}

function sentence(figures: Figures, marks: Marks, days: string): string {
  const need = t(
    'detectors.backtest.no-marks',
    'Precision needs incidents: drag over one with the shift key held, and say what it was.'
  );
  return marks.incidents.length === 0 ? `${told(figures, marks, days)} ${need}` : told(figures, marks, days);
}

function told({ alerts, perWeek, precision, recall, delayMs }: Figures, { incidents }: Marks, days: string): string {
  const alone = t('detectors.backtest.alerts', '{{count}} alerts in the last {{days}}, {{perWeek}} a week.', {
    count: alerts,
    defaultValue_one: 'One alert in the last {{days}}, {{perWeek}} a week.',
    days,
    perWeek: perWeek.toFixed(1),
  });
  if (incidents.length === 0) {
    return alone;
  }
  const found = t('detectors.backtest.found', 'Found {{found}} of {{all}} incidents', {
    found: Math.round(recall * incidents.length),
    all: incidents.length,
  });
  const delay = Number.isFinite(delayMs)
    ? t('detectors.backtest.delay', 'after {{delay}}', { delay: formatDuration(delayMs) })
    : '';
  const right = Number.isFinite(precision)
    ? t('detectors.backtest.precision', '{{share}} % of the alerts were right.', { share: Math.round(100 * precision) })
    : '';
  return `${alone} ${[found, delay].filter((text) => text !== '').join(' ')}. ${right}`;
}

const styling = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  line: css({ fontSize: theme.typography.h5.fontSize, margin: 0, overflowWrap: 'anywhere' }),
  rules: css({ flexBasis: '100%', order: 1, margin: 0, color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  dim: css({ opacity: 0.5 }),
  former: css({ fontSize: theme.typography.h5.fontSize, margin: 0, opacity: 0.5 }),
});

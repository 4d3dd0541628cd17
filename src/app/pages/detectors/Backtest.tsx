import { css } from '@emotion/css';
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
}

/** In a line: how often it would have alerted, and, where incidents are marked, how many it would have found and how soon. */
export function Backtest({ state, marks, range, onReadMarks }: Props) {
  const styles = useStyles2(styling);
  const days = formatDuration(Math.max(0, range.to.valueOf() - range.from.valueOf()));
  const figures = state.frames.flatMap((frame) => (frame.refId === 'backtest' ? [figuresOf(frame)] : [])).at(0);
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

function figuresOf(frame: DataFrame): Figures {
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

function sentence(
  { alerts, perWeek, precision, recall, delayMs }: Figures,
  { incidents }: Marks,
  days: string
): string {
  const alone = t('detectors.backtest.alerts', '{{count}} alerts in the last {{days}}, {{perWeek}} a week.', {
    count: alerts,
    defaultValue_one: 'One alert in the last {{days}}, {{perWeek}} a week.',
    days,
    perWeek: perWeek.toFixed(1),
  });
  if (incidents.length === 0) {
    const need = t(
      'detectors.backtest.no-marks',
      'Precision needs incidents: drag over one with the shift key held, and say what it was.'
    );
    return `${alone} ${need}`;
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
  former: css({ fontSize: theme.typography.h5.fontSize, margin: 0, opacity: 0.5 }),
});

import { useEffect, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import { compileSloRules } from '../../../core/rules/slo/compileSloRules';
import { type ServiceLevelObjective } from '../../../core/rules/slo/serviceLevelObjective';
import { formatDuration } from '../../../core/series/formatDuration';
import { useAnalysis } from '../../query/useAnalysis';
import { downloadText } from '../downloadText';
import { ruleFileText } from '../../rules/ruleFileText';
import { sloAlertAddress } from '../../slos/sloAlertAddress';
import { sloQuestion } from '../../slos/sloQuestion';
import { Section } from '../investigate/Section';
import { BudgetBar } from './BudgetBar';

interface Props {
  readonly slo: ServiceLevelObjective;
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly onLeft: (budgetLeft: number) => void;
  readonly isSaved: boolean;
  readonly maySave: boolean;
  readonly onSave: () => Promise<void>;
  readonly onRemove: () => Promise<void>;
}

const budget = { deadlineMs: 120_000, stepMs: 300_000 };

/** One objective: what it has reached, what is left of its budget, how fast it is spent, and its rules. */
export function SloRow({ slo, dataSource, range, onLeft, isSaved, maySave, onSave, onRemove }: Props) {
  const styles = useStyles2(styling);
  const [isOpen, setOpen] = useState(false);
  const { inputs, analysis } = useMemo(() => sloQuestion(slo), [slo]);
  const analyses = useMemo(
    () => ({ status: { ...analysis, format: 'status' as const }, alerts: { ...analysis, format: 'alerts' as const } }),
    [analysis]
  );
  const state = useAnalysis(dataSource, inputs, analyses, range, budget);
  const status = state.frames.find(({ refId }) => refId === 'status');
  const alerts = state.frames.find(({ refId }) => refId === 'alerts');
  const left = numberOf(status, 'budget left');
  useEffect(() => {
    if (Number.isFinite(left)) {
      onLeft(left);
    }
    // The parent's callback is new at each rendering.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [left]);
  const compiled = compileSloRules(slo);
  const text = compiled.ok ? ruleFileText(compiled.value) : '';
  const burn = numberOf(alerts, 'long burn rate');
  return (
    <Section
      title={`${slo.service} ${slo.name}`}
      asking={t('slos.row.asking', 'Counting events …')}
      state={state}
      minHeight={32}
    >
      <div className={styles.row}>
        <Figure label={t('slos.row.objective', 'objective')} value={`${percent(slo.objective)} %`} />
        <Figure label={t('slos.row.so-far', 'so far')} value={percentOr(numberOf(status, 'good'))} />
        <BudgetBar left={left} periodDays={Math.round(slo.periodMs / 86_400_000)} />
        <Figure label={t('slos.row.burn', 'burn 1 h')} value={Number.isFinite(burn) ? `${burn.toFixed(1)} ×` : '–'} />
        <Figure label={t('slos.row.spent', 'spent in')} value={spentIn(status)} />
        <Figure label={t('slos.row.alerts', 'alerts')} value={firing(alerts)} />
        <span className={styles.buttons}>
          <Button size="sm" variant="secondary" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            {t('slos.row.rules', 'Create rules')}
          </Button>
          <Button
            size="sm"
            variant="secondary"
            disabled={!maySave}
            tooltip={maySave ? '' : t('slos.row.may-not-save', 'The settings of the app need the role Admin.')}
            onClick={() => void (isSaved ? onRemove() : onSave())}
          >
            {isSaved ? t('slos.row.remove', 'Remove') : t('slos.row.save', 'Save')}
          </Button>
        </span>
      </div>
      {state.notices.map((notice) => (
        <p key={notice} className={styles.quiet}>
          {notice}
        </p>
      ))}
      {isOpen && compiled.ok && (
        <>
          <div className={styles.row}>
            <Button
              icon="bell"
              onClick={() => {
                const { pathname, search } = locationService.getLocation();
                locationService.push(
                  sloAlertAddress({ dataSource, slo, inputs, analysis, returnTo: `${pathname}${search}` })
                );
              }}
            >
              {t('slos.row.grafana', 'Create alert rule')}
            </Button>
            <Button
              variant="secondary"
              icon="download-alt"
              onClick={() => downloadText(text, `${slo.service}-${slo.name}.rules.yml`)}
            >
              {t('slos.row.download', 'Download rules')}
            </Button>
            <ClipboardButton variant="secondary" icon="copy" getText={() => text}>
              {t('slos.row.copy', 'Copy rules')}
            </ClipboardButton>
          </div>
          <pre className={styles.text}>{text}</pre>
        </>
      )}
      {isOpen && !compiled.ok && <p role="alert">{compiled.error}</p>}
    </Section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  const styles = useStyles2(styling);
  return (
    <span>
      <span className={styles.quiet}>{label}</span> {value}
    </span>
  );
}

function numberOf(frame: DataFrame | undefined, name: string): number {
  const value: unknown = frame?.fields.find((field) => field.name === name)?.values[0];
  return typeof value === 'number' ? value : NaN;
}

function percent(share: number): string {
  return String(Number((100 * share).toPrecision(5)));
}

function percentOr(share: number): string {
  return Number.isFinite(share) ? `${percent(share)} %` : '–';
}

function spentIn(status: DataFrame | undefined): string {
  const ms = numberOf(status, 'exhausted in');
  if (ms <= 0) {
    return t('slos.row.already', 'already');
  }
  if (ms === Infinity) {
    return t('slos.row.not-spent', 'not this period');
  }
  if (!Number.isFinite(ms)) {
    return '–';
  }
  const time = formatDuration(ms);
  const earliest = numberOf(status, 'exhausted at the earliest');
  const latest = numberOf(status, 'exhausted at the latest');
  if (Number.isNaN(earliest)) {
    return time;
  }
  return latest === Infinity
    ? t('slos.row.not-before', '{{time}} (hardly before {{earliest}})', { time, earliest: formatDuration(earliest) })
    : t('slos.row.between', '{{time}} ({{earliest}} to {{latest}})', {
        time,
        earliest: formatDuration(earliest),
        latest: formatDuration(latest),
      });
}

/** The severest of the alerts that fire. */
function firing(alerts: DataFrame | undefined): string {
  const column = (name: string): readonly unknown[] =>
    alerts?.fields.find((field) => field.name === name)?.values ?? [];
  const severities = column('severity').filter((_, i) => column('firing')[i] === 1);
  if (severities.includes('page')) {
    return t('slos.row.page', 'page');
  }
  return severities.length > 0 ? t('slos.row.ticket', 'ticket') : '–';
}

const styling = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 3),
    marginTop: theme.spacing(1),
  }),
  buttons: css({ display: 'flex', gap: theme.spacing(1), marginLeft: 'auto' }),
  quiet: css({ color: theme.colors.text.secondary }),
  text: css({
    maxHeight: 400,
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    marginTop: theme.spacing(1),
  }),
});

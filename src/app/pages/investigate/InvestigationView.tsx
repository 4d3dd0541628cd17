import { useRef } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type TimeSpan } from '../../investigation/investigation';
import { ConnectStore } from '../ConnectStore';
import { NoStore } from '../NoStore';
import { StoreFailures } from '../StoreFailures';
import { AlertRuleButton } from './AlertRuleButton';
import { AlertsSection } from './AlertsSection';
import { answerLine } from './answerLine';
import { ChangesSection } from './ChangesSection';
import { DashboardButton } from './DashboardButton';
import { EvidenceSection } from './EvidenceSection';
import { FrameLine, frameParts } from './FrameLine';
import { InvestigationControls } from './InvestigationControls';
import { LogsSection } from './LogsSection';
import { LongerRange } from './LongerRange';
import { MetricSuggestions } from './MetricSuggestions';
import { PathSection } from './PathSection';
import { RelatedSection } from './RelatedSection';
import { Remarks } from './Remarks';
import { ReportButton } from './ReportButton';
import { SideBySideSection } from './SideBySideSection';
import { SkipLink } from './SkipLink';
import { SuspectsSection } from './SuspectsSection';
import { SymptomSection } from './SymptomSection';
import { TracesSection } from './TracesSection';
import { useFindings } from './useFindings';
import { useInvestigation } from './useInvestigation';

/** An investigation from the symptom to its cause: each section has its own question, its own time and its own error. */
export function InvestigationView({ range }: { readonly range: TimeRange }) {
  const styles = useStyles2(styling);
  const suspects = useRef<HTMLDivElement>(null);
  const [investigation, change] = useInvestigation();
  const findings = useFindings(investigation, range);
  const { dataSources, dataSource, known, felt, symptom, symptomEvent, window, ranking, answer, suspect } = findings;
  if (dataSource === undefined) {
    return dataSources.length === 0 ? <ConnectStore /> : null;
  }
  const shared = { dataSource, range };
  const hasQuestion = findings.metrics.status === 'loading' || known.length > 0;
  const isQuiet = hasQuestion && symptom === undefined && ['done', 'failed'].includes(findings.unusual.status);
  const isListed = findings.metrics.status !== 'loading';
  const alerts = (
    <AlertsSection {...shared} isListed={isListed} alertStore={findings.storeWith('ALERTS')} calls={findings.calls} />
  );
  const parts = frameParts(findings, investigation.window === undefined);
  const notices = [...new Set(ranking.notices)].filter(
    (text) => text !== answer.sentence && !text.endsWith('no series')
  );
  const folded = (section: string) => ({
    isOpen: investigation.open.includes(section),
    onToggle: () => change({ open: toggled(investigation.open, section) }),
  });

  return (
    <div className={styles.page}>
      <SkipLink text={t('investigate.skip', 'Skip to suspects')} target={suspects} />
      <InvestigationControls
        investigation={investigation}
        onChange={change}
        dataSources={dataSources}
        dataSource={dataSource}
        found={findings.found}
        symptom={symptom}
        window={window}
        baseline={spanOf(answer.baseline)}
        candidates={findings.candidates}
      />
      <p role="status" className={styles.answer}>
        {answerLine(findings)}
      </p>
      <Remarks
        notices={findings.strangers.map((stranger) =>
          t(
            'investigate.stranger',
            'No store of Covary is known to be “{{source}}”, which was asked: “{{store}}” is asked instead.',
            { ...stranger, interpolation: { escapeValue: false } }
          )
        )}
      />
      <StoreFailures
        dataSource={dataSource}
        failures={findings.metrics.failures}
        answered={findings.metrics.stores.length}
        onRetry={findings.metrics.retry}
      />
      <NoStore dataSource={dataSource} metrics={findings.metrics} />
      {findings.metrics.stores.length > 0 && findings.metrics.status === 'done' && known.length === 0 && (
        <MetricSuggestions
          stores={findings.metrics.stores}
          onAdd={(expr) => change({ own: [...investigation.own, { expr }] })}
        />
      )}
      {hasQuestion && <FrameLine parts={parts} />}
      {symptom !== undefined && ranking.status === 'done' && (
        <div className={styles.buttons}>
          <ReportButton
            symptom={symptom}
            answer={answer}
            symptomService={findings.symptomService}
            frameLine={parts.join(' · ')}
            notices={notices}
          />
          <DashboardButton findings={findings} range={range} />
          <AlertRuleButton findings={findings} />
        </div>
      )}
      {isQuiet && (
        <>
          {findings.unusual.status === 'done' && <LongerRange range={range} />}
          {alerts}
        </>
      )}
      {hasQuestion && !isQuiet && (
        <div className={styles.columns}>
          <SymptomSection
            {...shared}
            asked={symptomEvent === undefined ? known : felt}
            symptom={symptom}
            anomaly={symptomEvent}
            window={window}
            baseline={spanOf(answer.baseline)}
            asking={
              symptom === undefined
                ? t('investigate.symptom.asking', 'Looking for what is unusual in {{number}} queries …', {
                    number: felt.length,
                  })
                : t('investigate.symptom.drawing', 'Asking for its series …')
            }
            candidates={findings.candidates}
            unusual={findings.unusual}
            firstLook={findings.firstLook}
            onChoose={(name) => change({ symptom: name, suspect: undefined, window: undefined })}
            onWindow={(span) => change({ window: span, suspect: undefined })}
            onBaseline={(span) => change({ baseline: span })}
          />
          <div ref={suspects} tabIndex={-1} className={styles.target}>
            <SuspectsSection findings={findings} range={range} />
          </div>
          <EvidenceSection {...shared} known={known} suspect={suspect} window={window} />
          <div className={styles.stack}>
            <PathSection
              answer={answer}
              suspect={suspect?.service}
              symptomService={findings.symptomService}
              path={suspect === undefined ? [] : findings.pathOf(suspect.service)}
              hasCalls={isListed ? findings.calls !== undefined : undefined}
            />
            <ChangesSection changes={answer.changes} state={ranking} />
            {alerts}
          </div>
          <RelatedSection
            {...shared}
            inputs={known.map(({ input }) => input)}
            symptom={symptom}
            window={window}
            {...folded('related')}
          />
          <LogsSection {...shared} service={suspect?.service} {...folded('logs')} />
          <TracesSection {...shared} service={suspect?.service} {...folded('traces')} />
          <SideBySideSection findings={findings} range={range} {...folded('side')} />
        </div>
      )}
      <Remarks notices={notices} />
    </div>
  );
}

/** From the first to the last of them. */
function spanOf(spans: readonly TimeSpan[]): TimeSpan | undefined {
  const [first] = spans;
  const last = spans.at(-1);
  return first && last && { fromMs: first.fromMs, toMs: last.toMs };
}

function toggled(open: readonly string[], section: string): readonly string[] {
  return open.includes(section) ? open.filter((each) => each !== section) : [...open, section];
}

const styling = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), width: '100%' }),
  answer: css({ fontSize: theme.typography.h4.fontSize, margin: 0, overflowWrap: 'anywhere' }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  target: css({ display: 'grid', minWidth: 0, '&:focus': { outline: 'none' } }),
  stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    [theme.breakpoints.down('xl')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});

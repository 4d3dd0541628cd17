import { useMemo } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { callPath } from '../../../core/rootcause/graph/callPath';
import { investigationInputs } from '../../investigation/investigationInputs';
import { rankingQuestion } from '../../investigation/rankingQuestion';
import { readRootCause } from '../../../frames/grafana/readRootCause';
import { pluginIds } from '../../pluginIds';
import { storePresets } from '../../presets/storePresets';
import { presets } from '../../presets/registry';
import { useAnalysis } from '../../query/useAnalysis';
import { useStoreMetrics } from '../../query/useStoreMetrics';
import { AlertsSection } from './AlertsSection';
import { EvidenceSection } from './EvidenceSection';
import { InvestigationControls } from './InvestigationControls';
import { ReportButton } from './ReportButton';
import { RelatedSection } from './RelatedSection';
import { SuspectsSection } from './SuspectsSection';
import { SymptomSection } from './SymptomSection';
import { unusualSeries } from './unusualSeries';
import { useInvestigation } from './useInvestigation';

/** An investigation from the symptom to its cause: each section has its own question, its own time and its own error. */
export function InvestigationView({ range }: { readonly range: TimeRange }) {
  const styles = useStyles2(styling);
  const [investigation, change] = useInvestigation();
  const dataSources = getDataSourceSrv().getList({ filter: ({ type }) => type === pluginIds.datasource });
  const dataSource = investigation.dataSource ?? dataSources[0]?.uid;
  const metrics = useStoreMetrics(dataSource, range);
  const found = useMemo(() => storePresets(presets, metrics.stores), [metrics.stores]);
  const storeWith = (metric: string): string | undefined =>
    metrics.stores.find(({ names }) => names.has(metric))?.upstream;
  const chosen = found.filter(({ id }) => investigation.presets?.includes(id) ?? true);
  const known = investigationInputs(chosen, investigation.own);
  const inputs = known.map(({ input }) => input);

  const ofUsers = known.filter(({ role }) => role === undefined || role === 'latency' || role === 'errors');
  const felt = ofUsers.length === 0 ? known : ofUsers;
  const unusual = useAnalysis(
    dataSource,
    felt.map(({ input }) => input),
    metrics.status === 'done' ? { unusual: { kind: 'anomaly', format: 'events' } } : undefined,
    range
  );
  const candidates = useMemo(() => unusualSeries(unusual.frames), [unusual.frames]);
  const symptom = investigation.symptom ?? candidates[0]?.series;

  const graphStore = storeWith(serviceGraphMetric);
  const graphInput =
    graphStore === undefined
      ? undefined
      : { refId: 'calls', expr: serviceGraphMetric, legend: '{{client}} calls {{server}}', upstream: graphStore };
  const symptomEvent = candidates.find(({ series }) => series === symptom);
  const window = investigation.window ?? (symptomEvent && { fromMs: symptomEvent.startMs, toMs: symptomEvent.endMs });
  const question = rankingQuestion(investigation.symptom, window, graphInput?.refId, range);
  const ranking = useAnalysis(
    dataSource,
    graphInput === undefined ? inputs : [...inputs, graphInput],
    question && { ranking: question.analysis },
    question?.range ?? range
  );
  const answer = useMemo(() => readRootCause(ranking.frames), [ranking.frames]);
  const suspect = answer.suspects.find(({ service }) => service === investigation.suspect) ?? answer.suspects[0];
  const symptomService = answer.suspects.find(({ metrics: own }) => own.some(({ name }) => name === symptom))?.service;
  const pathOf = (service: string): readonly string[] =>
    symptomService === undefined ? [] : callPath(answer.calls, service, symptomService);

  if (dataSource === undefined) {
    return (
      <p>
        No store is connected yet: Covary asks stores through its data source.{' '}
        <LinkButton href="/connections/datasources/covary-analysis-datasource" size="sm">
          Connect a store
        </LinkButton>
      </p>
    );
  }
  const frameLine = [
    window === undefined
      ? undefined
      : `Window ${clock(window.fromMs)}–${clock(window.toMs)}${investigation.window === undefined ? ' (found by itself)' : ''}`,
    `${inputs.length} queries of ${chosen.length === 1 ? '1 preset' : `${chosen.length} presets`}`,
    ranking.tookMs === undefined ? undefined : `ranked in ${(ranking.tookMs / 1000).toFixed(1)} s`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
  const notices = [...new Set(ranking.notices)].filter(
    (text) => text !== answer.sentence && !text.endsWith('no series')
  );

  return (
    <div className={styles.page}>
      <InvestigationControls
        investigation={investigation}
        onChange={change}
        dataSources={dataSources}
        dataSource={dataSource}
        found={found}
        symptom={symptom}
        candidates={candidates}
      />
      <p role="status" className={styles.answer}>
        {answerLine({
          metrics,
          inputs: inputs.length,
          unusual: unusual.status,
          symptom,
          answer: answer.sentence,
          ranking: ranking.status,
        })}
      </p>
      <p className={styles.quiet}>{frameLine}</p>
      <div className={styles.columns}>
        <SymptomSection
          dataSource={dataSource}
          range={range}
          asked={symptomEvent === undefined ? known : felt}
          symptom={symptom}
          sentence={symptomEvent?.sentence}
          window={window}
          asking={`Looking for what is unusual in ${felt.length} queries …`}
          candidates={candidates}
          unusual={unusual}
          onChoose={(name) => change({ symptom: name, suspect: undefined, window: undefined })}
        />
        <SuspectsSection
          answer={answer}
          state={ranking}
          selected={suspect?.service}
          pathOf={pathOf}
          onSelect={(service) => change({ suspect: service })}
        />
        <EvidenceSection dataSource={dataSource} range={range} known={known} suspect={suspect} window={window} />
        <AlertsSection dataSource={dataSource} range={range} alertStore={storeWith('ALERTS')} calls={graphInput} />
        <RelatedSection
          dataSource={dataSource}
          range={range}
          inputs={inputs}
          symptom={symptom}
          window={window}
          isOpen={investigation.open.includes('related')}
          onToggle={() => change({ open: toggled(investigation.open, 'related') })}
        />
      </div>
      {notices.length > 0 && (
        <ul className={styles.quiet} aria-label="Remarks">
          {notices.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {symptom !== undefined && ranking.status === 'done' && (
        <ReportButton
          symptom={symptom}
          answer={answer}
          symptomService={symptomService}
          frameLine={frameLine}
          notices={notices}
        />
      )}
    </div>
  );
}

const serviceGraphMetric = 'traces_service_graph_request_total';

interface Progress {
  readonly metrics: ReturnType<typeof useStoreMetrics>;
  readonly inputs: number;
  readonly unusual: string;
  readonly symptom: string | undefined;
  readonly answer: string;
  readonly ranking: string;
}

/** The first line: the answer, or how far it is. */
function answerLine({ metrics, inputs, unusual, symptom, answer, ranking }: Progress): string {
  if (metrics.status === 'failed') {
    return `The store does not say what it has: ${metrics.error ?? 'no answer'}`;
  }
  if (metrics.status === 'loading') {
    return 'Asking the store what it has …';
  }
  if (inputs === 0) {
    return 'No preset fits what this store has: add a query of your own, such as the latency of each service.';
  }
  if (symptom === undefined) {
    return unusual === 'done'
      ? 'Nothing was unusual in this time: choose a symptom, or a longer range.'
      : 'Looking for what is unusual …';
  }
  if (ranking === 'failed') {
    return `${symptom}: the suspects could not be ranked.`;
  }
  return answer === '' ? `Comparing what changed with ${symptom} …` : answer;
}

function clock(timeMs: number): string {
  return dateTimeFormat(timeMs, { format: 'HH:mm' });
}

function toggled(open: readonly string[], section: string): readonly string[] {
  return open.includes(section) ? open.filter((each) => each !== section) : [...open, section];
}

const styling = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), width: '100%' }),
  answer: css({ fontSize: theme.typography.h4.fontSize, margin: 0 }),
  quiet: css({ color: theme.colors.text.secondary, margin: 0 }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    [theme.breakpoints.down('xl')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});

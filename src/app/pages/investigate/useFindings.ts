import { useMemo } from 'react';
import { type DataSourceInstanceSettings, type TimeRange } from '@grafana/data';
import { callPath } from '../../../core/rootcause/graph/callPath';
import { type ExplainedAnomaly } from '../../../frames/grafana/readExplainedAnomalies';
import { type JudgedFieldSeries } from '../../../frames/grafana/readJudgedSeries';
import { readRootCause, type RootCauseAnswer, type Suspect } from '../../../frames/grafana/readRootCause';
import { type CovaryQueryInput } from '../../../protocol/query';
import { changeInputs } from '../../investigation/changeInputs';
import { incidentWindow } from '../../investigation/incidentWindow';
import { type Investigation, type TimeSpan } from '../../investigation/investigation';
import { investigationInputs, type InvestigationInput } from '../../investigation/investigationInputs';
import { rankingQuestion } from '../../investigation/rankingQuestion';
import { symptomOfLabels } from '../../investigation/symptomOfLabels';
import { presets } from '../../presets/registry';
import { storePresets, type StorePreset } from '../../presets/storePresets';
import { type AnalysisState } from '../../query/analysisState';
import { useAnalysis } from '../../query/useAnalysis';
import { useAnnotations } from '../../query/useAnnotations';
import { type Stranger, useAskedStores } from '../../query/useAskedStores';
import { useSeriesCounts } from '../../query/useSeriesCounts';
import { type ListedMetrics, useStoreMetrics } from '../../query/useStoreMetrics';
import { greatestWithin } from './greatestWithin';
import { unusualSeries } from './unusualSeries';
import { useFirstLook } from './useFirstLook';

type Input = CovaryQueryInput['inputs'][number];

/** What an investigation has found so far; each part comes at its own time. */
export interface Findings {
  readonly dataSources: readonly DataSourceInstanceSettings[];
  /** Undefined where there is none, and while it is looked for. */
  readonly dataSource: string | undefined;
  readonly strangers: readonly Stranger[];
  readonly metrics: ListedMetrics;
  /** The presets that the stores can answer, and those of them that are looked at. */
  readonly found: readonly StorePreset[];
  readonly chosen: readonly StorePreset[];
  /** The inputs, with what is known of them. */
  readonly known: readonly InvestigationInput[];
  /** Those among them that users feel. */
  readonly felt: readonly InvestigationInput[];
  /** Queries beyond what one question may hold. */
  readonly leftOut: number;
  /** What is drawn before anything is judged. */
  readonly firstLook: JudgedFieldSeries | undefined;
  readonly unusual: AnalysisState;
  readonly candidates: readonly ExplainedAnomaly[];
  readonly symptom: string | undefined;
  readonly symptomEvent: ExplainedAnomaly | undefined;
  readonly symptomService: string | undefined;
  readonly window: TimeSpan | undefined;
  /** What the window is compared with, where a person chose it. */
  readonly baseline: TimeSpan | undefined;
  readonly ranking: AnalysisState;
  readonly answer: RootCauseAnswer;
  readonly suspect: Suspect | undefined;
  readonly calls: Input | undefined;
  readonly storeWith: (metric: string) => string | undefined;
  readonly pathOf: (service: string) => readonly string[];
}

const serviceGraphMetric = 'traces_service_graph_request_total';
/** A question holds 50 inputs; the graph of calls and the changes need room beside the metrics. */
const mostInputs = 40;

/** Looks for what was unusual, takes the symptom and its window from that or from the address, and ranks who set it off. */
export function useFindings(investigation: Investigation, range: TimeRange): Findings {
  const { dataSources, dataSource, own, strangers } = useAskedStores(investigation);
  const metrics = useStoreMetrics(dataSource, range);
  const found = useMemo(() => storePresets(presets, metrics.stores), [metrics.stores]);
  const storeWith = (metric: string): string | undefined =>
    metrics.stores.find(({ names }) => names.has(metric))?.upstream;
  const chosen = found.filter(({ id }) => investigation.presets?.includes(id) ?? true);
  const isListed = metrics.status === 'done' && own !== undefined;
  const all = investigationInputs(chosen, own ?? []);
  const known = all.slice(0, mostInputs);
  const inputs = known.map(({ input }) => input);

  const ofUsers = known.filter(({ role }) => role === undefined || role === 'latency' || role === 'errors');
  const felt = ofUsers.length === 0 ? known : ofUsers;
  const feltInputs = felt.map(({ input }) => input);
  const firstLook = useFirstLook(isListed ? dataSource : undefined, feltInputs, range);
  // Weeks of all series at once would hold the first look up.
  const unusual = useAnalysis(
    dataSource,
    feltInputs,
    isListed && !firstLook.isPending ? { unusual: { kind: 'anomaly', format: 'events' } } : undefined,
    range
  );
  const candidates = useMemo(() => unusualSeries(unusual.frames), [unusual.frames]);
  const { labels } = investigation;
  const ofRule = useSeriesCounts(
    labels === undefined || own === undefined ? undefined : dataSource,
    known.filter(({ preset }) => preset === undefined).map(({ input }) => input),
    range
  );
  const alerted =
    labels &&
    symptomOfLabels(
      (ofRule ?? []).flatMap(({ series }) => series),
      labels
    );
  const chosenSymptom = investigation.symptom ?? alerted;
  const isAsking = labels !== undefined && ofRule === undefined;
  const symptom = chosenSymptom ?? (isAsking ? undefined : candidates[0]?.series);
  const symptomEvent =
    investigation.window === undefined
      ? candidates.find(({ series }) => series === symptom)
      : greatestWithin(unusual.frames, symptom, investigation.window);
  const window = investigation.window ?? (symptomEvent && incidentWindow(symptomEvent, candidates));

  const graphStore = storeWith(serviceGraphMetric);
  const calls =
    graphStore === undefined
      ? undefined
      : { refId: 'calls', expr: serviceGraphMetric, legend: '{{client}} calls {{server}}', upstream: graphStore };
  const annotations = useAnnotations(range);
  const question = rankingQuestion(
    { symptom: chosenSymptom, window, baseline: investigation.baseline },
    calls?.refId,
    range,
    annotations
  );
  const changes = changeInputs(metrics.stores);
  const ranking = useAnalysis(
    dataSource,
    [...inputs, ...(calls === undefined ? [] : [calls]), ...changes],
    annotations === undefined || !isListed ? undefined : question && { ranking: question.analysis },
    question?.range ?? range
  );
  const answer = useMemo(() => readRootCause(ranking.frames), [ranking.frames]);
  const suspect = answer.suspects.find(({ service }) => service === investigation.suspect) ?? answer.suspects[0];
  const symptomService = answer.suspects.find(({ metrics: its }) => its.some(({ name }) => name === symptom))?.service;
  const pathOf = (service: string): readonly string[] =>
    symptomService === undefined ? [] : callPath(answer.calls, service, symptomService);
  return {
    dataSources,
    dataSource,
    strangers,
    metrics,
    found,
    chosen,
    known,
    felt,
    leftOut: all.length - known.length,
    firstLook: firstLook.seriesOf(symptom),
    unusual,
    candidates,
    symptom,
    symptomEvent,
    symptomService,
    window,
    baseline: investigation.baseline,
    ranking,
    answer,
    suspect,
    calls,
    storeWith,
    pathOf,
  };
}
